package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.calendar.BusinessCalendar;
import io.huifang.scheduler.policy.calendar.BusinessClock;
import io.huifang.scheduler.policy.calendar.HolidayCalendar;
import io.huifang.scheduler.policy.calendar.Hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The document's {@code businessDays}: when banks work, and we do business. */
final class CalendarSection {
    private CalendarSection() {}

    static BusinessCalendar read(At at, Almanac almanac) {
        at.allow("zone", "weekdays", "calendar", "holidays", "workdays", "hours");
        Set<DayOfWeek> weekdays = Forms.weekdays(at.required("weekdays"));
        return new BusinessCalendar(
                Forms.zone(at.required("zone")),
                weekdays.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : weekdays,
                holidays(at, almanac));
    }

    /** Its {@code hours}: when business is done on those days. */
    static BusinessClock clock(At at, BusinessCalendar calendar) {
        At stated = at.property("hours");
        stated.allow("from", "until");
        Hours hours =
                stated.present()
                        ? Forms.hours(stated, BusinessClock.USUAL_HOURS)
                        : BusinessClock.USUAL_HOURS;
        if (!hours.crossMidnight()) return new BusinessClock(calendar, hours);
        stated.fault("crosses-midnight", "must end on the day they begin on");
        return new BusinessClock(calendar, BusinessClock.USUAL_HOURS);
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
