package io.huifang.scheduler.periodic;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How far the walk through all customers has come for one rule.
 *
 * @param reason the rule's
 * @param after the last customer it came by; empty at the beginning
 * @param beganAt when it began, UTC
 * @param restsUntil nobody walks before, UTC
 * @param day UTC day of the newest call planned
 * @param planned calls planned on that day
 */
record Round(
        String reason,
        String after,
        Instant beganAt,
        Instant restsUntil,
        LocalDate day,
        int planned) {
    private static final Duration LENGTH = Duration.ofDays(1);

    boolean restsAt(Instant now) {
        return now.isBefore(restsUntil);
    }

    /** How many were planned on the day of that instant. */
    int plannedOn(Instant now) {
        return today(now).equals(day) ? planned : 0;
    }

    /** Up to that customer, with so many calls planned on the way. */
    Round walked(String customerId, int plannedNow, Instant now) {
        return new Round(
                reason,
                customerId,
                after.isEmpty() ? now : beganAt,
                restsUntil,
                today(now),
                plannedOn(now) + plannedNow);
    }

    /** Past that customer, for whom nothing could be planned; over when there is none. */
    Round past(String customerId) {
        return customerId.isEmpty()
                ? over()
                : new Round(reason, customerId, beganAt, restsUntil, day, planned);
    }

    /** The last customer was come by; the next round begins a day after this one did. */
    Round over() {
        return new Round(reason, "", beganAt, beganAt.plus(LENGTH), day, planned);
    }

    /** No more today. */
    Round restingUntilTomorrow(Instant now) {
        Instant tomorrow = today(now).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Round(reason, after, beganAt, tomorrow, day, planned);
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
