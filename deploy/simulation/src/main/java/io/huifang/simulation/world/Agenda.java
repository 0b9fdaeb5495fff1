package io.huifang.simulation.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen and be told, in its order; at the same instant in the order it was noted. */
final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
    private long noted;

    /**
     * An entry: one of both.
     *
     * @param at when, UTC
     */
    record Entry(Instant at, long number, Happening happening, Told told) {}

    void note(Happening happening) {
        entries.add(new Entry(happening.at(), noted++, happening, null));
    }

    /** To be told when it occurs. */
    void note(Told told) {
        noteAt(told.fact().occurredAt(), told);
    }

    /** To be told at another time than it occurs. */
    void noteAt(Instant at, Told told) {
        entries.add(new Entry(at, noted++, null, told));
    }

    /** The next before then; null when there is none. */
    Entry nextBefore(Instant end) {
        Entry next = entries.peek();
        return next == null || !next.at().isBefore(end) ? null : entries.poll();
    }
}
