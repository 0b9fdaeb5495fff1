package io.huifang.scheduler.policy;

import io.huifang.contract.attempt.Disposition;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must happen in time in a case that begins for a reason.
 *
 * @param firstContact in which time the customer himself must be reached; null for no such target
 * @param solution in which time the matter must be solved; null for no such target
 * @param riskAfter how much of the time may pass before the case is at risk, 1–99 percent
 * @param raisesTo how urgent a callback of a case at risk is at least, 0–100
 * @param pauses when time does not count
 */
public record Sla(
        Target firstContact, Target solution, int riskAfter, int raisesTo, Pauses pauses) {

    /**
     * By when the customer should be reached, UTC, unless the clock is stopped meanwhile; empty
     * when that was not promised.
     */
    public Optional<Instant> contactBy(Instant eventTime, EventFacts facts, Policy policy) {
        return Optional.ofNullable(firstContact)
                .map(target -> target.of(facts).endsAt(eventTime, policy.businessClock()));
    }

    /**
     * One of its targets.
     *
     * @param within from the event that begins the case
     * @param bySeverity instead of {@code within} for events that state a {@code severity}: 1 is
     *     the gravest, 4 the mildest; empty when severity does not matter
     */
    public record Target(Within within, Map<Integer, Within> bySeverity) {
        public Target {
            bySeverity = Map.copyOf(bySeverity);
        }

        /** The time an event leaves. */
        public Within of(EventFacts facts) {
            if (bySeverity.isEmpty()) return within;
            Optional<String> severity = facts.text("severity");
            return bySeverity.entrySet().stream()
                    .filter(entry -> severity.equals(Optional.of(entry.getKey().toString())))
                    .map(Map.Entry::getValue)
                    .findAny()
                    .orElse(within);
        }
    }

    /**
     * When the clock stands still, because we wait for the customer or for somebody else.
     *
     * @param after ways an attempt can end after which it does, until the next one is due
     * @param from types of events from which on it does
     * @param until types of events until which it does, once it stands still by one of the others
     */
    public record Pauses(Set<Disposition> after, Set<String> from, Set<String> until) {
        /** Never. */
        public static final Pauses NONE = new Pauses(Set.of(), Set.of(), Set.of());

        public Pauses {
            after = Set.copyOf(after);
            from = Set.copyOf(from);
            until = Set.copyOf(until);
        }
    }
}
