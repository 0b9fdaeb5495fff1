package io.huifang.scheduler.policy.almanac;

import static java.util.Objects.requireNonNull;

import io.huifang.scheduler.policy.calendar.HolidayCalendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file of holidays: the years that somebody announced, the days that return by rule, or both.
 *
 * @param name of the calendar
 * @param source who says so
 * @param years by year; null for none
 * @param yearly days that return; null for none. With any, every year is told
 * @param observedOnWeekdays whether a returning day that falls on a Saturday is also off on the
 *     Friday before it, and one on a Sunday on the Monday after it; null for no
 */
record HolidayFile(
        String name,
        String source,
        Map<Integer, Year> years,
        List<Yearly> yearly,
        Boolean observedOnWeekdays) {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    HolidayFile {
        requireNonNull(name, "name is missing");
        requireNonNull(source, "source is missing");
        years = years == null ? Map.of() : years;
        yearly = yearly == null ? List.of() : yearly;
    }

    /**
     * One announced year.
     *
     * @param source the announcement
     * @param holidays dates, or stretches such as {@code 2026-10-01/2026-10-07}
     * @param workdays the same; null for none
     */
    record Year(String source, List<String> holidays, List<String> workdays) {
        Year {
            requireNonNull(source, "source is missing");
            requireNonNull(holidays, "holidays is missing");
            workdays = workdays == null ? List.of() : workdays;
        }
    }

    /**
     * A day that returns: a date, or a certain weekday of a month.
     *
     * @param name what people call it
     * @param day of the year, such as {@code --12-25}; null for a weekday of a month
     * @param month from 1; null with {@code day}
     * @param weekday null with {@code day}
     * @param week which of the month's, from 1; −1 for the last; null with {@code day}
     * @param since first year; null for always
     */
    record Yearly(
            String name,
            String day,
            Integer month,
            DayOfWeek weekday,
            Integer week,
            Integer since) {
        LocalDate in(int year) {
            if (day != null) return MonthDay.parse(day).atYear(year);
            return LocalDate.of(year, requireNonNull(month, "month is missing"), 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(week, weekday));
        }
    }

    HolidayCalendar calendar() {
        Set<LocalDate> holidays = dates(Year::holidays);
        Set<Integer> known = new HashSet<>(years.keySet());
        if (!yearly.isEmpty()) {
            IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                    .forEach(
                            year -> {
                                known.add(year);
                                yearly.forEach(day -> add(day, year, holidays));
                            });
        }
        return new HolidayCalendar(name, known, holidays, dates(Year::workdays));
    }

    private void add(Yearly day, int year, Set<LocalDate> holidays) {
        if (day.since() != null && year < day.since()) return;
        LocalDate date = day.in(year);
        holidays.add(date);
        if (!Boolean.TRUE.equals(observedOnWeekdays)) return;
        if (date.getDayOfWeek() == DayOfWeek.SATURDAY) holidays.add(date.minusDays(1));
        if (date.getDayOfWeek() == DayOfWeek.SUNDAY) holidays.add(date.plusDays(1));
    }

    private Set<LocalDate> dates(Function<Year, List<String>> which) {
        Set<LocalDate> dates = new HashSet<>();
        years.forEach(
                (year, told) -> {
                    for (String stretch : which.apply(told)) {
                        String[] ends = stretch.split("/", 2);
                        LocalDate first = LocalDate.parse(ends[0]);
                        LocalDate last = LocalDate.parse(ends[ends.length - 1]);
                        if (first.getYear() != year || last.getYear() != year) {
                            throw new IllegalArgumentException(stretch + " is not in " + year);
                        }
                        first.datesUntil(last.plusDays(1)).forEach(dates::add);
                    }
                });
        return dates;
    }

    /** The calendar with the years that another file tells; it has the last word on them. */
    static HolidayCalendar updated(HolidayCalendar known, HolidayCalendar further) {
        Predicate<LocalDate> kept = date -> !further.years().contains(date.getYear());
        Set<Integer> years = new HashSet<>(known.years());
        years.addAll(further.years());
        return new HolidayCalendar(
                known.name(),
                years,
                both(known.holidays(), kept, further.holidays()),
                both(known.workdays(), kept, further.workdays()));
    }

    private static Set<LocalDate> both(
            Set<LocalDate> known, Predicate<LocalDate> kept, Set<LocalDate> further) {
        Set<LocalDate> both = known.stream().filter(kept).collect(Collectors.toSet());
        both.addAll(further);
        return both;
    }
}
