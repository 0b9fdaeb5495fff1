package io.huifang.scheduler.policy.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * The days on which banks move money. It is the bank's calendar, not the customer's: a refund waits
 * for the bank wherever the customer lives.
 *
 * @param zone where the bank's days begin and end
 * @param businessDays weekdays on which banks work; at least one
 * @param holidays on which days they do not work although the weekday says so, and the other way
 */
public record BusinessCalendar(ZoneId zone, Set<DayOfWeek> businessDays, HolidayCalendar holidays) {

    public BusinessCalendar {
        if (businessDays.isEmpty()) throw new IllegalArgumentException("no business day at all");
        businessDays = Set.copyOf(businessDays);
    }

    /** Whether banks work on this day. */
    public boolean isBusinessDay(LocalDate day) {
        if (holidays.isWorkday(day)) return true;
        return businessDays.contains(day.getDayOfWeek()) && !holidays.isHoliday(day);
    }

    /**
     * The same local time {@code days} business days later. What happens on a day off counts as
     * happening on the next business day, because the bank only looks at it then.
     */
    public Instant plusBusinessDays(Instant from, int days) {
        ZonedDateTime local = from.atZone(zone);
        LocalDate day = atOrAfter(local.toLocalDate());
        for (int counted = 0; counted < days; counted++) {
            day = atOrAfter(day.plusDays(1));
        }
        return LocalTimes.latest(day.atTime(local.toLocalTime()), zone);
    }

    private LocalDate atOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!isBusinessDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }
}
