package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.IncidentRule.Counts;
import io.huifang.scheduler.policy.IncidentRule.Quiet;
import io.huifang.scheduler.policy.IncidentRule.Threshold;
import io.huifang.scheduler.policy.IncidentRules;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.Reason.WordOverride;
import io.huifang.scheduler.policy.TypeRule;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The document's {@code incidents}: when many events are one, and what follows. */
final class IncidentsSection {
    private static final Pattern FACT = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST = 1_000_000;

    private final Map<String, TypeRule> types;
    private final Map<String, Reason> reasons;
    private final Set<String> notices;

    /**
     * @param types the document's rules by CloudEvents type
     * @param reasons the document's reasons by name
     * @param notices names of those there are
     */
    IncidentsSection(
            Map<String, TypeRule> types, Map<String, Reason> reasons, Set<String> notices) {
        this.types = types;
        this.reasons = reasons;
        this.notices = notices;
    }

    IncidentRules read(At at) {
        at.allow("callsPerMinute", "rules");
        Set<String> names = new HashSet<>();
        Set<String> claimed = new HashSet<>();
        List<IncidentRule> rules =
                at.required("rules").items().stream()
                        .map(rule -> rule(rule, names, claimed))
                        .toList();
        return new IncidentRules(at.required("callsPerMinute").whole(1, MOST), rules);
    }

    /**
     * @param names of the rules before
     * @param claimed types of the rules before: an event is part of one incident at most
     */
    private IncidentRule rule(At at, Set<String> names, Set<String> claimed) {
        at.allow(
                "name",
                "types",
                "by",
                "opensAt",
                "closesAfter",
                "notice",
                "spread",
                "harmedUnless");
        String name = at.required("name").name();
        if (!name.isEmpty() && !names.add(name)) at.fault("name-taken", "must have its own name");
        return new IncidentRule(
                name,
                collapsing(at.required("types"), claimed),
                facts(at.property("by")),
                threshold(at.required("opensAt")),
                quiet(at.required("closesAfter")),
                at.optional("notice").map(it -> References.notice(it, notices)).orElse(null),
                Forms.duration(at.required("spread"), Duration.ZERO),
                known(at.property("harmedUnless")));
    }

    private Set<String> collapsing(At list, Set<String> claimed) {
        Set<String> named = known(list);
        list.items().forEach(item -> judge(item, claimed));
        if (list.present() && named.isEmpty()) list.fault("empty", "must name at least one type");
        return named;
    }

    /**
     * A call for somebody's own protection, or one he asked for, never waits for others' trouble.
     */
    private void judge(At item, Set<String> claimed) {
        String type = type(item);
        if (!type.isEmpty() && !claimed.add(type)) {
            item.fault("type-taken", "must be of one rule only");
        }
        if (!(types.get(type) instanceof TypeRule.Schedules rule)) {
            if (types.containsKey(type)) item.fault("calls-nobody", "must schedule a call");
            return;
        }
        Reason reason = reasons.get(rule.reason());
        if (reason != null && reason.override() != WordOverride.NONE) {
            item.fault("never-waits", "must not schedule a call that outranks the customer's word");
        }
    }

    private Set<String> known(At list) {
        Set<String> named = new LinkedHashSet<>();
        for (At item : list.items()) {
            String type = type(item);
            if (!type.isEmpty() && !types.containsKey(type)) {
                item.fault("unknown-type", "must be one of the document's types");
            }
            named.add(type);
        }
        return named;
    }

    private static String type(At item) {
        return item.parsed(
                "",
                "must be a CloudEvents type",
                text -> {
                    if (text.chars().allMatch(it -> it > ' ' && it < 127)) return text;
                    throw new IllegalArgumentException("not a type");
                });
    }

    private static List<String> facts(At list) {
        return list.items().stream()
                .map(
                        item ->
                                item.parsed(
                                        "",
                                        "must be the name of a fact in the event's data",
                                        text -> {
                                            if (FACT.matcher(text).matches()) return text;
                                            throw new IllegalArgumentException("not a fact");
                                        }))
                .toList();
    }

    private static Threshold threshold(At at) {
        at.allow("events", "customers", "within");
        boolean events = at.optional("events").isPresent();
        if (at.present() && events == at.optional("customers").isPresent()) {
            at.fault("invalid", "must have exactly one of [customers, events]");
        }
        return new Threshold(
                events ? Counts.EVENTS : Counts.CUSTOMERS,
                at.property(events ? "events" : "customers").whole(2, MOST),
                within(at.required("within")));
    }

    private static Quiet quiet(At at) {
        at.allow("below", "for");
        return new Quiet(at.required("below").whole(1, MOST), within(at.required("for")));
    }

    private static Duration within(At at) {
        Duration duration = Forms.duration(at, SHORTEST);
        if (duration.compareTo(LONGEST) > 0) at.fault("too-long", "must not be longer than a day");
        return duration;
    }
}
