package io.huifang.scheduler.page.replay;

import io.huifang.scheduler.replay.ReplayView.Hour;
import io.huifang.scheduler.replay.ReplayView.Load;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Load without gaps, from the first hour with any to the last: by the hour, or over more than a
 * month by the day.
 *
 * @param byDay whether each step is a day; otherwise an hour
 * @param zone in which the days are counted
 * @param steps in order, each by its beginning
 */
record LoadSeries(boolean byDay, ZoneId zone, List<Hour> steps) {
    private static final Duration AT_MOST_BY_HOUR = Duration.ofDays(31);
    private static final Load NONE = new Load(0, 0, 0);

    /**
     * @param hours those with any load, in order; at least one
     */
    static LoadSeries of(List<Hour> hours, ZoneId zone) {
        Instant first = hours.get(0).hour();
        Instant last = hours.get(hours.size() - 1).hour();
        boolean byDay = Duration.between(first, last).compareTo(AT_MOST_BY_HOUR) >= 0;
        Map<Instant, Hour> steps = new TreeMap<>();
        for (Hour hour : hours) {
            Instant begin = byDay ? midnight(day(hour.hour(), zone), zone) : hour.hour();
            steps.merge(begin, new Hour(begin, hour.asItWas(), hour.otherwise()), LoadSeries::sum);
        }
        List<Instant> all = byDay ? days(first, last, zone) : hours(first, last);
        return new LoadSeries(
                byDay,
                zone,
                all.stream().map(it -> steps.getOrDefault(it, new Hour(it, NONE, NONE))).toList());
    }

    private static List<Instant> hours(Instant first, Instant last) {
        List<Instant> all = new ArrayList<>();
        for (Instant hour = first; !hour.isAfter(last); hour = hour.plus(Duration.ofHours(1))) {
            all.add(hour);
        }
        return all;
    }

    private static List<Instant> days(Instant first, Instant last, ZoneId zone) {
        return day(first, zone)
                .datesUntil(day(last, zone).plusDays(1))
                .map(it -> midnight(it, zone))
                .toList();
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    /** Or the first instant of a day that begins later. */
    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Hour sum(Hour one, Hour other) {
        return new Hour(
                one.hour(),
                sum(one.asItWas(), other.asItWas()),
                sum(one.otherwise(), other.otherwise()));
    }

    private static Load sum(Load one, Load other) {
        return new Load(
                one.calls() + other.calls(),
                one.notices() + other.notices(),
                one.refused() + other.refused());
    }
}
