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
        return date -> on(date).and(other.on(date));
    }

    /** Every day the same hours are closed. */
    static OpenDays without(Hours closed) {
        DayHours open = closed.ofEveryDay().complement();
        return date -> open;
    }
}
