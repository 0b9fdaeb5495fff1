package io.huifang.scheduler.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When many events are one incident, and what becomes of the customers it harms.
 *
 * @param name such as {@code payment-outage}
 * @param types CloudEvents types it is about; each schedules a call
 * @param by names of the facts that tell incidents apart, such as {@code cause}; empty when all
 *     events of the types are one incident
 * @param opensAt how many events open one
 * @param closesAfter how long it must be quiet for one to end
 * @param notice template of the notice that each harmed customer gets once; null for none
 * @param spread over how long callbacks are spread once it has ended
 * @param harmedUnless CloudEvents types by which a customer shows that he is no longer harmed
 */
public record IncidentRule(
        String name,
        Set<String> types,
        List<String> by,
        Threshold opensAt,
        Quiet closesAfter,
        String notice,
        Duration spread,
        Set<String> harmedUnless) {
    /** Longer values are no codes, and would make keys that nobody can read. */
    private static final int LONGEST_VALUE = 64;

    public IncidentRule {
        types = Set.copyOf(types);
        by = List.copyOf(by);
        harmedUnless = Set.copyOf(harmedUnless);
    }

    /**
     * How much is too much.
     *
     * @param counts what is counted
     * @param least so many open an incident
     * @param within if they happen in so long a time
     */
    public record Threshold(Counts counts, int least, Duration within) {}

    /** What a threshold counts. */
    public enum Counts {
        /** Every event. */
        EVENTS,
        /** Events that began a callback: one who fails ten times in a row counts once. */
        CUSTOMERS
    }

    /**
     * How little is quiet.
     *
     * @param below fewer events than this
     * @param lasting in so long a time
     */
    public record Quiet(int below, Duration lasting) {}

    /** The key of an event of one of its types; empty when the event does not state all of it. */
    public Optional<IncidentKey> keyOf(EventFacts facts) {
        List<String> values = new ArrayList<>(by.size());
        for (String fact : by) {
            Optional<String> value = facts.text(fact).filter(IncidentRule::isCode);
            if (value.isEmpty()) return Optional.empty();
            values.add(value.get());
        }
        return Optional.of(new IncidentKey(name, values));
    }

    /**
     * Whether it may tell incidents apart: at most 64 characters in one line, not blank.
     *
     * @param value null for a fact that is not stated
     */
    public static boolean isCode(String value) {
        return value != null
                && !value.isBlank()
                && value.length() <= LONGEST_VALUE
                && value.chars().noneMatch(Character::isISOControl);
    }
}
