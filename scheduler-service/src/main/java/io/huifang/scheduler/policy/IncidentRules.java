package io.huifang.scheduler.policy;

import java.util.List;
import java.util.Optional;

/**
 * What the policy says about incidents.
 *
 * @param callsPerMinute most calls a minute that become due because incidents have ended, of all of
 *     them together
 * @param rules in the document's order
 */
public record IncidentRules(int callsPerMinute, List<IncidentRule> rules) {
    /** Nothing is ever an incident by itself. */
    public static final IncidentRules NONE = new IncidentRules(1, List.of());

    public IncidentRules {
        rules = List.copyOf(rules);
    }

    /** The rule of that name; another version of the policy may have dropped it. */
    public Optional<IncidentRule> rule(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findAny();
    }

    /** What an event would be part of: by the first rule about its type. */
    public Optional<IncidentKey> keyOf(String type, EventFacts facts) {
        for (IncidentRule rule : rules) {
            if (rule.types().contains(type)) return rule.keyOf(facts);
        }
        return Optional.empty();
    }
}
