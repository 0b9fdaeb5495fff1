package io.huifang.scheduler.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Calls that no event asks for: so that nobody is left alone for too long.
 *
 * @param reason name of the {@link Reason}
 * @param every after so much time without a talk, and each time as much again
 * @param mostPerDay so many are planned a day, over all customers
 */
public record Periodic(String reason, Duration every, int mostPerDay) {

    /**
     * CloudEvents type of what asks for such a call in place of an event; nobody can send it, and a
     * rule for it stands among those for types.
     */
    public String type() {
        return "io.huifang.periodic." + reason.replace('-', '_') + ".v1";
    }

    /** The rule for its type. */
    public TypeRule rule() {
        return new TypeRule.Schedules("customer", reason, null, Condition.ALWAYS, null);
    }

    /**
     * When the latest of its calls fell due; empty when none did.
     *
     * @param talkedAt when somebody talked to the customer last, or he was first heard of, UTC
     */
    public Optional<Instant> fellDue(Instant talkedAt, Instant now) {
        long periods = Duration.between(talkedAt, now).dividedBy(every);
        return periods < 1
                ? Optional.empty()
                : Optional.of(talkedAt.plus(every.multipliedBy(periods)));
    }
}
