package io.huifang.simulation.world;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;

/** How much happens at which hour: little at night, most in the evening, less on weekends. */
final class Rhythm {
    /** By the hour of the day in the company's zone. */
    private static final double[] HOURS = {
        0.35, 0.20, 0.12, 0.10, 0.12, 0.25, 0.50, 0.80, 1.10, 1.35, 1.45, 1.50,
        1.55, 1.35, 1.25, 1.25, 1.30, 1.40, 1.60, 1.75, 1.75, 1.55, 1.10, 0.65
    };

    private static final double WEEKEND = 0.8;

    /** Of all hours of a week, in which these weights are used. */
    private static final double MEAN = mean();

    private Rhythm() {}

    /** So many times as much as in an average hour. */
    static double at(Instant hour) {
        ZonedDateTime local = hour.atZone(Scenario.ZONE);
        boolean weekend =
                local.getDayOfWeek() == DayOfWeek.SATURDAY
                        || local.getDayOfWeek() == DayOfWeek.SUNDAY;
        return HOURS[local.getHour()] * (weekend ? WEEKEND : 1) / MEAN;
    }

    private static double mean() {
        double sum = 0;
        for (double hour : HOURS) sum += hour;
        return sum / HOURS.length * (5 + 2 * WEEKEND) / 7;
    }
}
