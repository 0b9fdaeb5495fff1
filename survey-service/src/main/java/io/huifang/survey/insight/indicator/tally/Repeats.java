package io.huifang.survey.insight.indicator.tally;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether the same customer's next event of the same reason followed soon on a contact, or an event
 * on such a contact before.
 */
@FunctionalInterface
public interface Repeats {
    /** The longest that is looked at. */
    Duration LONGEST = Duration.ofDays(14);

    /** Nothing ever follows. */
    Repeats NEVER = (reason, at, time) -> false;

    /**
     * @param reason of both
     * @param at the contact, or the event
     */
    boolean within(String reason, Instant at, Duration time);

    /** Whether either knows of one. */
    default Repeats or(Repeats other) {
        return (reason, at, time) -> within(reason, at, time) || other.within(reason, at, time);
    }

    /** Whether an event is a repetition after that contact: later, and not too late. */
    static boolean follows(Instant contact, Instant event, Duration time) {
        return event.isAfter(contact) && !event.isAfter(contact.plus(time));
    }
}
