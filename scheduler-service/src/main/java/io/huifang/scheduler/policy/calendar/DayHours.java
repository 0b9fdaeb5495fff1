package io.huifang.scheduler.policy.calendar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The open parts of one date.
 *
 * @param parts in order, with gaps between them
 */
public record DayHours(List<Part> parts) {
    static final int MINUTES = 24 * 60;

    /** From midnight to midnight. */
    public static final DayHours WHOLE = new DayHours(List.of(new Part(0, MINUTES)));

    public DayHours {
        parts = List.copyOf(parts);
    }

    /**
     * One open part.
     *
     * @param from first open minute of the day
     * @param until first minute that is closed again; not more than a day has
     */
    public record Part(int from, int until) {
        public Part {
            if (from < 0 || from >= until || until > MINUTES) {
                throw new IllegalArgumentException("no part of a day");
            }
        }
    }

    /** What any of the hours has open, if they are those of every day. */
    public static DayHours anyOf(List<Hours> any) {
        return joined(any.stream().flatMap(hours -> hours.ofEveryDay().parts.stream()).toList());
    }

    /** What any of the parts has open. */
    static DayHours joined(Collection<Part> any) {
        List<Part> joined = new ArrayList<>();
        any.stream()
                .sorted(Comparator.comparingInt(Part::from))
                .forEach(
                        part -> {
                            int last = joined.size() - 1;
                            if (last >= 0 && joined.get(last).until() >= part.from()) {
                                Part before = joined.get(last);
                                int until = Math.max(before.until(), part.until());
                                joined.set(last, new Part(before.from(), until));
                            } else {
                                joined.add(part);
                            }
                        });
        return new DayHours(joined);
    }

    /** What both have open. */
    public DayHours and(DayHours other) {
        if (this.equals(WHOLE)) return other;
        if (other.equals(WHOLE)) return this;
        List<Part> common = new ArrayList<>();
        for (Part one : parts) {
            for (Part two : other.parts) {
                int from = Math.max(one.from, two.from);
                int until = Math.min(one.until, two.until);
                if (from < until) common.add(new Part(from, until));
            }
        }
        return new DayHours(common);
    }

    /** What this has closed. */
    DayHours complement() {
        List<Part> closed = new ArrayList<>();
        int from = 0;
        for (Part part : parts) {
            if (from < part.from) closed.add(new Part(from, part.from));
            from = part.until;
        }
        if (from < MINUTES) closed.add(new Part(from, MINUTES));
        return new DayHours(closed);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The minute that halves the day, from the first open minute to the last; noon without any. */
    public int middle() {
        if (parts.isEmpty()) return MINUTES / 2;
        return (parts.get(0).from() + parts.get(parts.size() - 1).until()) / 2;
    }
}
