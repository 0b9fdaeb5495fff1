package io.huifang.survey.insight.theme;

import io.huifang.survey.smallgroup.SmallGroups;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What of one theme's counts may be shown. Days and weeks are looked at whole, whatever is asked
 * for, so that no question beside another tells of a smaller group than either.
 */
final class ShownWindows {
    private static final int DAYS = 7;

    private ShownWindows() {}

    /** How long a window is. */
    enum Grain {
        /** A day of the pages' zone. */
        DAY,
        /** From Monday to Sunday. */
        WEEK
    }

    /**
     * A number, or that it is hidden.
     *
     * @param n null when hidden
     */
    record Shown(Long n) {
        static final Shown HIDDEN = new Shown(null);

        boolean isHidden() {
            return n == null;
        }
    }

    /** The Monday of a day's week. */
    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /**
     * The last day that may be told of: a Sunday. What is hidden beside a small day is known when
     * its week is over, and would be chosen anew with each day of one that is not.
     */
    static LocalDate lastOver(LocalDate today) {
        return monday(today).minusDays(1);
    }

    /**
     * Windows in which something was counted, by their first day.
     *
     * @param days counts of whole weeks, which are over
     */
    static SortedMap<LocalDate, Shown> of(Map<LocalDate, Long> days, Grain grain, int smallest) {
        SortedMap<LocalDate, Shown> shown = new TreeMap<>();
        days.keySet().stream()
                .map(ShownWindows::monday)
                .distinct()
                .forEach(
                        monday ->
                                shown.putAll(
                                        grain == Grain.DAY
                                                ? daysOf(monday, days, smallest)
                                                : week(monday, days, smallest)));
        return shown;
    }

    /** With a small day as many others are hidden as it takes, for the week's sum is known. */
    private static Map<LocalDate, Shown> daysOf(
            LocalDate monday, Map<LocalDate, Long> days, int smallest) {
        var week =
                IntStream.range(0, DAYS)
                        .mapToObj(it -> days.getOrDefault(monday.plusDays(it), 0L))
                        .toList();
        Set<Integer> hidden = SmallGroups.hidden(week, Set.of(), smallest);
        Map<LocalDate, Shown> shown = new TreeMap<>();
        for (int day = 0; day < DAYS; day++) {
            if (week.get(day) > 0) {
                shown.put(
                        monday.plusDays(day),
                        hidden.contains(day) ? Shown.HIDDEN : new Shown(week.get(day)));
            }
        }
        return shown;
    }

    private static Map<LocalDate, Shown> week(
            LocalDate monday, Map<LocalDate, Long> days, int smallest) {
        long sum =
                IntStream.range(0, DAYS)
                        .mapToLong(it -> days.getOrDefault(monday.plusDays(it), 0L))
                        .sum();
        return Map.of(monday, SmallGroups.isSmall(sum, smallest) ? Shown.HIDDEN : new Shown(sum));
    }
}
