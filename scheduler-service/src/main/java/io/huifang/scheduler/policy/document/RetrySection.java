package io.huifang.scheduler.policy.document;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.policy.RetryStep;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The document's {@code retryPlan}, and the {@code retries} by which a reason differs from it. */
final class RetrySection {
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final int DEEPEST = 6;
    private static final int MOST_TIMES = 20;
    private static final List<String> VERBS =
            List.of(
                    "tryAgain",
                    "tryOtherNumber",
                    "keepAppointment",
                    "sendNotice",
                    "close",
                    "atMost");

    /** Stands for a step that cannot be read. */
    private static final RetryStep UNREAD = new RetryStep.End(Outcome.CANCELLED, false, null);

    private final Set<String> reasons;
    private final Set<String> notices;

    /**
     * @param reasons names of the document's reasons
     * @param notices names of the notices there are
     */
    RetrySection(Set<String> reasons, Set<String> notices) {
        this.reasons = reasons;
        this.notices = notices;
    }

    /** The step after the last allowed attempt; it calls nobody. */
    RetryStep lastStep(At plan) {
        At at = plan.required("lastStep");
        RetryStep step = step(at, 1);
        if (step.mayDialAgain()) at.fault("dials-again", "must not lead to another call");
        return step;
    }

    /** A step for every disposition. */
    Map<Disposition, RetryStep> completeSteps(At plan) {
        At at = plan.required("steps");
        Map<Disposition, RetryStep> steps = steps(at);
        for (Disposition disposition : EnumSet.allOf(Disposition.class)) {
            if (at.present() && !steps.containsKey(disposition)) {
                at.required(disposition.name());
            }
            steps.putIfAbsent(disposition, UNREAD);
        }
        return steps;
    }

    /** Steps for some dispositions. */
    Map<Disposition, RetryStep> steps(At at) {
        Map<Disposition, RetryStep> steps = new EnumMap<>(Disposition.class);
        at.entries()
                .forEach(
                        (name, value) -> {
                            RetryStep step = step(value, 1);
                            Arrays.stream(Disposition.values())
                                    .filter(disposition -> disposition.name().equals(name))
                                    .findAny()
                                    .ifPresentOrElse(
                                            disposition -> steps.put(disposition, step),
                                            () ->
                                                    value.fault(
                                                            "unknown-disposition",
                                                            "is no way an attempt can end"));
                        });
        return steps;
    }

    private RetryStep step(At at, int depth) {
        if (!at.present()) return UNREAD;
        if (depth > DEEPEST) {
            at.fault("too-deep", "must not nest more than " + DEEPEST + " steps");
            return UNREAD;
        }
        List<String> verbs = VERBS.stream().filter(verb -> at.optional(verb).isPresent()).toList();
        if (verbs.size() != 1) {
            at.fault("invalid", "must be a mapping with exactly one of " + VERBS);
            return UNREAD;
        }
        return switch (verbs.get(0)) {
            case "tryAgain" -> tryAgain(at);
            case "tryOtherNumber" -> new RetryStep.OtherNumber(otherwise(at, verbs, depth));
            case "keepAppointment" -> new RetryStep.Keep(otherwise(at, verbs, depth));
            case "sendNotice" -> sendNotice(at, depth);
            case "close" -> close(at);
            default -> atMost(at, depth);
        };
    }

    private static RetryStep tryAgain(At at) {
        at.allow("tryAgain", "otherDayPart", "skill");
        return new RetryStep.Again(
                Forms.duration(at.required("tryAgain"), SHORTEST_PAUSE),
                at.optional("otherDayPart").map(At::flag).orElse(false),
                at.optional("skill").map(Forms::skill).orElse(null));
    }

    private RetryStep otherwise(At at, List<String> verb, int depth) {
        at.allow(verb.get(0));
        At inner = at.required(verb.get(0));
        inner.allow("otherwise");
        return step(inner.required("otherwise"), depth + 1);
    }

    private RetryStep sendNotice(At at, int depth) {
        at.allow("sendNotice", "once", "then");
        String template = References.notice(at.required("sendNotice"), notices);
        return new RetryStep.Notice(
                template,
                at.optional("once").map(At::flag).orElse(false),
                step(at.required("then"), depth + 1));
    }

    private RetryStep atMost(At at, int depth) {
        at.allow("atMost", "step", "otherwise");
        return new RetryStep.AtMost(
                at.required("atMost").whole(1, MOST_TIMES),
                step(at.required("step"), depth + 1),
                step(at.required("otherwise"), depth + 1));
    }

    private RetryStep close(At at) {
        at.allow("close", "suppress", "followUp");
        return new RetryStep.End(
                at.required("close").oneOf(Outcome.class),
                at.optional("suppress").map(At::flag).orElse(false),
                at.optional("followUp")
                        .map(value -> References.reason(value, reasons))
                        .orElse(null));
    }
}
