package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.calendar.BusinessCalendar;
import io.huifang.scheduler.policy.calendar.HolidayCalendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The document's {@code businessDays}: when banks work. */
final class CalendarSection {
    private CalendarSection() {}

    static BusinessCalendar read(At at, Almanac almanac) {
        at.allow("zone", "weekdays", "calendar", "holidays", "workdays");
        Set<DayOfWeek> weekdays = Forms.weekdays(at.required("weekdays"));
        return new BusinessCalendar(
                Forms.zone(at.required("zone")),
                weekdays.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : weekdays,
                holidays(at, almanac));
    }

    /** A {@code calendar} by its name, with further {@code holidays} and {@code workdays}. */
    static HolidayCalendar holidays(At at, Almanac almanac) {
        return at.optional("calendar")
                .flatMap(name -> calendar(name, almanac))
                .orElse(HolidayCalendar.NONE)
                .and(dates(at, "holidays"), dates(at, "workdays"));
    }

    private static Optional<HolidayCalendar> calendar(At at, Almanac almanac) {
        Optional<HolidayCalendar> known = Optional.ofNullable(almanac.calendars().get(at.name()));
        if (known.isEmpty()) {
            at.fault("unknown-calendar", "must be one of " + almanac.calendarNames());
        }
        return known;
    }

    private static Set<LocalDate> dates(At at, String property) {
        return at.optional(property).map(Forms::dates).orElse(Set.of());
    }
}
