package io.huifang.scheduler.policy.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which days a country has off, and on which it works although the weekday says not.
 *
 * @param name such as {@code cn}; empty for none
 * @param years years it tells everything about
 * @param holidays days off, weekdays or not
 * @param workdays days worked although the weekday says not, such as the shifted weekends around
 *     long holidays
 */
public record HolidayCalendar(
        String name, Set<Integer> years, Set<LocalDate> holidays, Set<LocalDate> workdays) {
    /** Nobody named a calendar: no day is a holiday, and none is missed. */
    public static final HolidayCalendar NONE =
            new HolidayCalendar("", Set.of(), Set.of(), Set.of());

    public HolidayCalendar {
        years = Set.copyOf(years);
        holidays = Set.copyOf(holidays);
        workdays = Set.copyOf(workdays);
    }

    /** Whether the day is off; one that is both off and worked is worked. */
    public boolean isHoliday(LocalDate day) {
        return holidays.contains(day) && !workdays.contains(day);
    }

    /** Whether the day is worked whatever its weekday. */
    public boolean isWorkday(LocalDate day) {
        return workdays.contains(day);
    }

    /** Whether it was told about that year; a year that was not has no holidays here. */
    public boolean covers(int year) {
        return name.isEmpty() || years.contains(year);
    }

    /** The years of those days about which it was not told, such as {@code cn 2027}. */
    public Stream<String> missing(LocalDate... days) {
        return Stream.of(days)
                .map(LocalDate::getYear)
                .filter(year -> !covers(year))
                .map(year -> name + " " + year);
    }

    /** With further days; of a day that it knows otherwise, the further word counts. */
    public HolidayCalendar and(Set<LocalDate> moreHolidays, Set<LocalDate> moreWorkdays) {
        if (moreHolidays.isEmpty() && moreWorkdays.isEmpty()) return this;
        Set<LocalDate> off = new HashSet<>(holidays);
        Set<LocalDate> worked = new HashSet<>(workdays);
        off.addAll(moreHolidays);
        worked.removeAll(moreHolidays);
        worked.addAll(moreWorkdays);
        return new HolidayCalendar(name, years, off, worked);
    }
}
