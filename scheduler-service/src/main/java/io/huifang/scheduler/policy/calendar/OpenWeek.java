package io.huifang.scheduler.policy.calendar;

import io.huifang.scheduler.policy.calendar.DayHours.Part;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is open in every week, cut at midnight: hours that cross it belong to two dates. */
public final class OpenWeek implements OpenDays {
    private final Map<DayOfWeek, DayHours> days = new EnumMap<>(DayOfWeek.class);

    /** Open where any of the hours are; a weekday that none of them names is closed. */
    public OpenWeek(List<OpenHours> hours) {
        Map<DayOfWeek, List<Part>> raw = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            raw.put(day, new ArrayList<>());
        }
        for (OpenHours open : hours) {
            for (DayOfWeek day : open.days()) {
                int from = open.fromMinute();
                int until = open.untilMinute();
                raw.get(day).add(new Part(from, Math.min(until, DayHours.MINUTES)));
                if (until > DayHours.MINUTES) {
                    raw.get(day.plus(1)).add(new Part(0, until - DayHours.MINUTES));
                }
            }
        }
        raw.forEach((day, parts) -> days.put(day, DayHours.joined(parts)));
    }

    private OpenWeek(Function<DayOfWeek, DayHours> open) {
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, open.apply(day));
        }
    }

    /** The same hours every day. */
    static OpenWeek everyDay(DayHours open) {
        return new OpenWeek(day -> open);
    }

    /** What both have open. */
    OpenWeek and(OpenWeek other) {
        return new OpenWeek(day -> on(day).and(other.on(day)));
    }

    @Override
    public DayHours on(LocalDate date) {
        return on(date.getDayOfWeek());
    }

    /** The open hours of a weekday. */
    public DayHours on(DayOfWeek day) {
        return days.get(day);
    }
}
