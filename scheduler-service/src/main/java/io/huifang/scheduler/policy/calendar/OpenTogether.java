package io.huifang.scheduler.policy.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What several rules leave open together. Those that are the same every week are one week, so that
 * a date costs no more than what differs by date.
 *
 * @param week what the rules of every week leave open
 * @param byDate the other rules
 */
record OpenTogether(OpenWeek week, List<OpenDays> byDate) implements OpenDays {

    static OpenTogether of(OpenDays one, OpenDays other) {
        OpenTogether first = of(one);
        OpenTogether second = of(other);
        return new OpenTogether(
                first.week.and(second.week),
                Stream.concat(first.byDate.stream(), second.byDate.stream()).toList());
    }

    private static OpenTogether of(OpenDays days) {
        if (days instanceof OpenTogether together) return together;
        return days instanceof OpenWeek week
                ? new OpenTogether(week, List.of())
                : new OpenTogether(OpenWeek.everyDay(DayHours.WHOLE), List.of(days));
    }

    @Override
    public DayHours on(LocalDate date) {
        DayHours open = week.on(date);
        for (OpenDays rule : byDate) {
            if (open.isEmpty()) return open;
            open = open.and(rule.on(date));
        }
        return open;
    }
}
