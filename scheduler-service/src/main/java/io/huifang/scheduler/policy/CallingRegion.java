package io.huifang.scheduler.policy;

import io.huifang.scheduler.policy.calendar.DayHours;
import io.huifang.scheduler.policy.calendar.HolidayCalendar;
import io.huifang.scheduler.policy.calendar.Hours;
import io.huifang.scheduler.policy.calendar.OpenWeek;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When the company calls people of one region, by their own clocks.
 *
 * @param zones the zones of one of whom none is known; at least one
 * @param windows when calling is allowed in an ordinary week
 * @param quiet hours in which nobody is called, whatever the windows say
 * @param holidays which days are public holidays
 * @param holidayHours when calling is allowed on one, as far as the day's windows allow it too;
 *     empty for what is allowed on Sundays
 */
public record CallingRegion(
        List<ZoneId> zones,
        OpenWeek windows,
        List<Hours> quiet,
        HolidayCalendar holidays,
        Optional<DayHours> holidayHours) {

    public CallingRegion {
        if (zones.isEmpty()) throw new IllegalArgumentException("no zone");
        zones = List.copyOf(zones);
        quiet = List.copyOf(quiet);
    }

    /** What is allowed on a public holiday. */
    DayHours onHolidays() {
        return holidayHours.orElseGet(() -> windows.on(DayOfWeek.SUNDAY));
    }
}
