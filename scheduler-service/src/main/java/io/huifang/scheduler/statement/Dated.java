package io.huifang.scheduler.statement;

import java.time.Instant;

/**
 * A value with the time it was said. Of two of one instant, the same one counts always.
 *
 * @param <T> what was said
 * @param value not null
 * @param at event time, UTC
 */
public record Dated<T>(T value, Instant at) {

    /** The younger of what is known and what is said now, which may be nothing. */
    static <T> Dated<T> newest(Dated<T> known, T said, Instant at) {
        if (said == null) return known;
        Dated<T> told = new Dated<>(said, at);
        return known == null || told.isAfter(known) ? told : known;
    }

    private boolean isAfter(Dated<T> known) {
        int order = at.compareTo(known.at);
        return order > 0 || order == 0 && value.toString().compareTo(known.value.toString()) > 0;
    }
}
