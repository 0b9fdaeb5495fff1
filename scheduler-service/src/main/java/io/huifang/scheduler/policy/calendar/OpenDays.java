package io.huifang.scheduler.policy.calendar;

import java.time.LocalDate;

/** What is open on each date, whatever the zone. */
@FunctionalInterface
public interface OpenDays {
    /** Nothing is ever closed. */
    OpenDays ALWAYS = date -> DayHours.WHOLE;

    /** The open hours of a date. */
    DayHours on(LocalDate date);

    /** What both have open. */
    default OpenDays and(OpenDays other) {
        return this == ALWAYS ? other : OpenTogether.of(this, other);
    }

    /** Every day the same hours are closed. */
    static OpenDays without(Hours closed) {
        return OpenWeek.everyDay(closed.ofEveryDay().complement());
    }
}
