package io.huifang.scheduler.slot;

import io.huifang.scheduler.policy.calendar.LocalTimes;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A time that was agreed for the next call of a task.
 *
 * @param callbackId the task
 * @param localStart date and time where the customer is: what was promised
 * @param zone where that is
 * @param startsAt the same as an instant, UTC
 * @param by how it came about
 */
public record Appointment(
        UUID callbackId, LocalDateTime localStart, ZoneId zone, Instant startsAt, By by) {

    /** How an appointment comes about. */
    public enum By {
        /** The customer took a free slot on his page. */
        CUSTOMER,
        /** The customer agreed to the time that we had planned. */
        PLAN,
        /** Agreed on the telephone. */
        AGENT,
        /** Stated by an event. */
        EVENT
    }

    /** At that instant, as the clocks where the customer is show it. */
    public static Appointment at(UUID callbackId, Instant startsAt, ZoneId zone, By by) {
        return new Appointment(
                callbackId, startsAt.atZone(zone).toLocalDateTime(), zone, startsAt, by);
    }

    /**
     * The same local time by the rules that this Java knows; the later one where it is told twice.
     */
    public Appointment byTodaysRules() {
        boolean holds = startsAt.atZone(zone).toLocalDateTime().equals(localStart);
        return holds
                ? this
                : new Appointment(
                        callbackId, localStart, zone, LocalTimes.latest(localStart, zone), by);
    }
}
