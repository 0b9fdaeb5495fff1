package io.huifang.scheduler.replay.past;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which incidents are asked for.
 *
 * @param then the policies in force in the period
 * @param candidate instead of them
 * @param from begin of the period, UTC
 * @param to end of it, exclusive, UTC
 */
public record AskedIncidents(Collection<Policy> then, Policy candidate, Instant from, Instant to) {
    /** The candidate's rules that find incidents otherwise than all of then. */
    List<IncidentRule> otherRules() {
        return candidate.incidents().rules().stream()
                .filter(rule -> !then.stream().allMatch(it -> findsAlike(rule, it)))
                .toList();
    }

    private static boolean findsAlike(IncidentRule rule, Policy policy) {
        return policy.incidents()
                .rule(rule.name())
                .filter(it -> it.types().equals(rule.types()) && it.by().equals(rule.by()))
                .filter(it -> it.opensAt().equals(rule.opensAt()))
                .filter(it -> it.closesAfter().equals(rule.closesAfter()))
                .isPresent();
    }

    /** Every type that any rule of any of them is about. */
    Set<String> types() {
        return Stream.concat(then.stream(), Stream.of(candidate))
                .flatMap(it -> it.incidents().rules().stream())
                .flatMap(it -> it.types().stream())
                .collect(Collectors.toSet());
    }

    /** An event is of the first rule about its type. */
    String[] typesOf(IncidentRule rule) {
        Set<String> taken = typesOfOthersBefore(rule);
        return rule.types().stream().filter(it -> !taken.contains(it)).toArray(String[]::new);
    }

    private Set<String> typesOfOthersBefore(IncidentRule rule) {
        Set<String> types = new HashSet<>();
        for (IncidentRule other : candidate.incidents().rules()) {
            if (other.equals(rule)) return types;
            types.addAll(other.types());
        }
        return types;
    }

    /**
     * What becomes of a recorded incident under the candidate. What a rule opened that it does not
     * have ends when it begins.
     */
    Stream<Incident> underCandidate(Incident it) {
        boolean stays =
                it.opened().by() != null
                        || candidate.incidents().rule(it.key().rule()).isPresent()
                        || it.closed() != null && it.closed().at().isBefore(from);
        if (stays) return Stream.of(it);
        if (!it.opened().at().isBefore(from)) return Stream.empty();
        Act end = new Act(from, null, "the candidate has no such rule");
        return Stream.of(new Incident(it.incidentId(), it.key(), it.since(), it.opened(), end, 0));
    }
}
