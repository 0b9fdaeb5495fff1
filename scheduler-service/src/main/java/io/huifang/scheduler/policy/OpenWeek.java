package io.huifang.scheduler.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The local times of a week at which calling is allowed, cut at midnight and freed of quiet hours.
 * No part touches the night, so none ever spans two dates.
 */
final class OpenWeek {
    private final Map<DayOfWeek, List<Part>> parts = new EnumMap<>(DayOfWeek.class);

    OpenWeek(Map<DayOfWeek, List<Hours>> windows, int firstMinute, int lastMinute) {
        Map<DayOfWeek, List<Part>> raw = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            raw.put(day, new ArrayList<>());
        }
        windows.forEach(
                (day, list) ->
                        list.forEach(
                                hours -> {
                                    if (hours.crossMidnight()) {
                                        raw.get(day).add(new Part(hours.fromMinute(), Part.DAY));
                                        raw.get(day.plus(1)).add(new Part(0, hours.untilMinute()));
                                    } else {
                                        raw.get(day)
                                                .add(
                                                        new Part(
                                                                hours.fromMinute(),
                                                                hours.untilMinute()));
                                    }
                                }));
        raw.forEach((day, list) -> parts.put(day, joined(list, firstMinute, lastMinute)));
    }

    /** The open parts of that date, in order, with gaps between them. */
    List<Part> on(LocalDate date) {
        return parts.get(date.getDayOfWeek());
    }

    /** Whether no minute of the week is open. */
    boolean isEmpty() {
        return parts.values().stream().allMatch(List::isEmpty);
    }

    /** The minute that halves the calling day of that date; noon when it has none. */
    int middleOf(LocalDate date) {
        List<Part> day = on(date);
        if (day.isEmpty()) return Part.DAY / 2;
        return (day.get(0).from() + day.get(day.size() - 1).until()) / 2;
    }

    private static List<Part> joined(List<Part> raw, int firstMinute, int lastMinute) {
        List<Part> result = new ArrayList<>();
        raw.stream()
                .map(part -> part.within(firstMinute, lastMinute))
                .filter(part -> part.from() < part.until())
                .sorted(Comparator.comparingInt(Part::from))
                .forEach(
                        part -> {
                            int last = result.size() - 1;
                            if (last >= 0 && result.get(last).until() >= part.from()) {
                                result.set(last, result.get(last).joinedWith(part));
                            } else {
                                result.add(part);
                            }
                        });
        return List.copyOf(result);
    }

    /**
     * An open part of one date.
     *
     * @param from first open minute of the day
     * @param until first minute that is closed again
     */
    record Part(int from, int until) {
        static final int DAY = 24 * 60;

        private Part within(int first, int last) {
            return new Part(Math.max(from, first), Math.min(until, last));
        }

        private Part joinedWith(Part later) {
            return new Part(from, Math.max(until, later.until));
        }
    }
}
