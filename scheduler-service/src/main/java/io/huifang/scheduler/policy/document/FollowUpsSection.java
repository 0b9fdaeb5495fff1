package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.FollowUps;
import io.huifang.scheduler.policy.FollowUps.LowAnswer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The document's {@code followUps}: when one call leads to another. */
final class FollowUpsSection {
    private static final int MOST = 20;
    private static final int HIGHEST_RATING = 100;
    private static final Pattern QUESTION = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final Set<String> reasons;

    /**
     * @param reasons names of the document's reasons
     */
    FollowUpsSection(Set<String> reasons) {
        this.reasons = reasons;
    }

    FollowUps read(At at) {
        at.allow("most", "brokenPromise", "lowAnswers");
        At broken = at.property("brokenPromise");
        broken.allow("grace", "followUp");
        return new FollowUps(
                at.required("most").whole(0, MOST),
                broken.present() ? References.reason(broken.required("followUp"), reasons) : null,
                broken.optional("grace")
                        .map(grace -> Forms.duration(grace, Duration.ZERO))
                        .orElse(FollowUps.UNSTATED.promiseGrace()),
                lowAnswers(at.property("lowAnswers")));
    }

    private Map<String, List<LowAnswer>> lowAnswers(At at) {
        Map<String, List<LowAnswer>> rules = new LinkedHashMap<>();
        at.entries()
                .forEach(
                        (questionnaire, list) -> {
                            if (!At.isName(questionnaire)) {
                                list.fault("invalid-name", At.NAME_RULE);
                            }
                            rules.put(
                                    questionnaire,
                                    list.items().stream().map(this::lowAnswer).toList());
                        });
        return rules;
    }

    private LowAnswer lowAnswer(At at) {
        at.allow("question", "atMost", "is", "followUp");
        return new LowAnswer(
                question(at.required("question")),
                low(at),
                References.reason(at.required("followUp"), reasons));
    }

    private static FollowUps.Low low(At at) {
        boolean rated = at.optional("atMost").isPresent();
        if (rated == at.optional("is").isPresent()) {
            at.fault("invalid", "must have exactly one of [atMost, is]");
        }
        return rated
                ? new FollowUps.AtMost(at.property("atMost").whole(0, HIGHEST_RATING))
                : new FollowUps.Is(at.property("is").flag());
    }

    private static String question(At at) {
        return at.parsed(
                "",
                "must be the id of a question",
                text -> {
                    if (QUESTION.matcher(text).matches()) return text;
                    throw new IllegalArgumentException("not a question");
                });
    }
}
