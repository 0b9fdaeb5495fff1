package io.huifang.scheduler.policy.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/**
 * Hours of some weekdays.
 *
 * @param days weekdays on which they begin; at least one
 * @param from first local time inside, in whole minutes
 * @param until first local time after them; when it is not later than {@code from}, it is the
 *     following day's
 */
public record OpenHours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

    public OpenHours {
        if (days.isEmpty()) throw new IllegalArgumentException("no weekday");
        if (!isWholeMinute(from) || !isWholeMinute(until)) {
            throw new IllegalArgumentException("the hours are not in whole minutes");
        }
        days = Set.copyOf(days);
    }

    /** The same hours of every day. */
    public static OpenHours daily(Hours hours) {
        return on(EnumSet.allOf(DayOfWeek.class), hours);
    }

    /** The same hours of these days. */
    public static OpenHours on(Set<DayOfWeek> days, Hours hours) {
        return new OpenHours(days, hours.from(), hours.until());
    }

    /** Minute of the first day at which they begin. */
    int fromMinute() {
        return from.toSecondOfDay() / 60;
    }

    /** Minute at which they end, counted from the first day's midnight. */
    int untilMinute() {
        int minute = until.toSecondOfDay() / 60;
        return until.isAfter(from) ? minute : minute + DayHours.MINUTES;
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).equals(time);
    }
}
