package io.huifang.scheduler.policy;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of local time, in whole minutes. It may cross midnight: 20:00–09:00 ends on the
 * following day.
 *
 * @param from first local time inside
 * @param until first local time after it; 00:00 is the midnight at its end
 */
public record Hours(LocalTime from, LocalTime until) {
    private static final int DAY = 24 * 60;

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
    boolean crossMidnight() {
        return from.isAfter(until) && !until.equals(LocalTime.MIDNIGHT);
    }

    /** Whether they leave no minute of a night open. */
    public boolean coverNight(Hours night) {
        return crossMidnight() && !from.isAfter(night.from) && !until.isBefore(night.until);
    }

    /** Minute of the first day at which they begin. */
    int fromMinute() {
        return minuteOf(from);
    }

    /** Minute at which they end, of the following day if they cross midnight. */
    int untilMinute() {
        return until.equals(LocalTime.MIDNIGHT) ? DAY : minuteOf(until);
    }

    private static int minuteOf(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).equals(time);
    }
}
