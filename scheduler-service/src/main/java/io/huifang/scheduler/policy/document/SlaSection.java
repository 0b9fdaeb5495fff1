package io.huifang.scheduler.policy.document;

import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.policy.Sla;
import io.huifang.scheduler.policy.Sla.Pauses;
import io.huifang.scheduler.policy.Sla.Target;
import io.huifang.scheduler.policy.Within;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A reason's {@code sla}: what must happen in time. */
final class SlaSection {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int MOST_HOURS = 500;
    private static final int MOST_PERCENT = 99;
    private static final int HIGHEST_PRIORITY = 100;
    private static final int USUAL_RISK = 75;
    private static final Pattern TYPE = Pattern.compile("[!-~]{1,128}");

    private SlaSection() {}

    static Sla read(At at) {
        at.allow("firstContact", "solution", "riskAfter", "raisesTo", "pausedAfter", "pausedBy");
        Optional<Target> firstContact = at.optional("firstContact").map(SlaSection::target);
        Optional<Target> solution = at.optional("solution").map(SlaSection::target);
        if (firstContact.isEmpty() && solution.isEmpty()) {
            at.fault("missing", "must have at least one of [firstContact, solution]");
        }
        return new Sla(
                firstContact.orElse(null),
                solution.orElse(null),
                at.optional("riskAfter").map(it -> it.whole(1, MOST_PERCENT)).orElse(USUAL_RISK),
                at.required("raisesTo").whole(0, HIGHEST_PRIORITY),
                pauses(at));
    }

    private static Target target(At at) {
        at.allow("within", "bySeverity");
        Map<Integer, Within> bySeverity = new HashMap<>();
        at.property("bySeverity")
                .entries()
                .forEach(
                        (severity, value) -> {
                            Within within = within(value);
                            if (severity.matches("[1-4]")) {
                                bySeverity.put(Integer.valueOf(severity), within);
                            } else {
                                value.fault("unknown-severity", "must be 1 to 4");
                            }
                        });
        return new Target(within(at.required("within")), bySeverity);
    }

    private static Within within(At at) {
        if (!at.isMapping()) return new Within(Forms.duration(at, SHORTEST), false);
        at.allow("businessHours");
        int hours = at.required("businessHours").whole(1, MOST_HOURS);
        return new Within(Duration.ofHours(hours), true);
    }

    private static Pauses pauses(At at) {
        Set<Disposition> after = EnumSet.noneOf(Disposition.class);
        at.property("pausedAfter").items().forEach(it -> after.add(it.oneOf(Disposition.class)));
        At events = at.property("pausedBy");
        events.allow("from", "until");
        if (!events.present()) return new Pauses(after, Set.of(), Set.of());
        return new Pauses(after, types(events.required("from")), types(events.required("until")));
    }

    private static Set<String> types(At at) {
        Set<String> types = new HashSet<>();
        at.items()
                .forEach(
                        item ->
                                types.add(
                                        item.parsed(
                                                "",
                                                "must be a type of events",
                                                text -> {
                                                    if (TYPE.matcher(text).matches()) return text;
                                                    throw new IllegalArgumentException("no type");
                                                })));
        if (at.present() && types.isEmpty()) at.fault("empty", "must name a type of events");
        return types;
    }
}
