package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.BusinessCalendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** The document's {@code businessDays}: when banks work. */
final class CalendarSection {
    private CalendarSection() {}

    static BusinessCalendar read(At at) {
        at.allow("zone", "weekdays", "holidays", "workdays");
        Set<DayOfWeek> weekdays = Forms.weekdays(at.required("weekdays"));
        return new BusinessCalendar(
                Forms.zone(at.required("zone")),
                weekdays.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : weekdays,
                dates(at, "holidays"),
                dates(at, "workdays"));
    }

    private static Set<LocalDate> dates(At at, String property) {
        return at.optional(property).map(Forms::dates).orElse(Set.of());
    }
}
