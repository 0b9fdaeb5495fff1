package io.huifang.scheduler.policy.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A stretch of local time, in whole minutes. It may cross midnight: 20:00–09:00 ends on the
 * following day.
 *
 * @param from first local time inside
 * @param until first local time after it; 00:00 is the midnight at its end
 */
public record Hours(LocalTime from, LocalTime until) {
    public Hours {
        if (from.equals(until)) throw new IllegalArgumentException("the hours are empty");
        if (!isWholeMinute(from) || !isWholeMinute(until)) {
            throw new IllegalArgumentException("the hours are not in whole minutes");
        }
    }

    /** Hours from texts such as {@code 09:00}. */
    public static Hours of(String from, String until) {
        return new Hours(LocalTime.parse(from), LocalTime.parse(until));
    }

    /** Whether they end on the day after the one they began on. */
    public boolean crossMidnight() {
        return from.isAfter(until) && !until.equals(LocalTime.MIDNIGHT);
    }

    /** Whether they leave no minute of a night open. */
    public boolean coverNight(Hours night) {
        return crossMidnight() && !from.isAfter(night.from) && !until.isBefore(night.until);
    }

    /** The same hours of every day, as each date has them. */
    public DayHours ofEveryDay() {
        return new OpenWeek(List.of(OpenHours.daily(this))).on(DayOfWeek.MONDAY);
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).equals(time);
    }
}
