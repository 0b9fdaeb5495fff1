package io.huifang.survey.insight.suggestion;

import io.huifang.survey.insight.measure.Share;

import java.util.Collection;
import java.util.Locale;

/**
 * Attempts that have something in common, and in how many the customer was reached.
 *
 * @param subject disposition of the attempt before, or the reason
 * @param delay how long after the attempt before; empty where that does not matter
 * @param hour of the day, 0–23
 * @param hits in which the customer himself was reached
 * @param n all of them
 */
record Tried(String subject, String delay, int hour, long hits, long n) {

    /** When in the day, by the customers' habits. */
    String dayPart() {
        if (hour < 12) return "MORNING";
        return hour < 17 ? "AFTERNOON" : "EVENING";
    }

    String hourOfDay() {
        return String.format(Locale.ROOT, "%02d", hour);
    }

    static Share together(Collection<Tried> some) {
        return new Share(
                some.stream().mapToLong(Tried::hits).sum(),
                some.stream().mapToLong(Tried::n).sum());
    }
}
