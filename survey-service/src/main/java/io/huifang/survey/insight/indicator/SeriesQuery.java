package io.huifang.survey.insight.indicator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which numbers are wanted.
 *
 * @param indicator its name in the {@link Catalogue}
 * @param grain how long the windows are
 * @param from windows that begin before it are left out
 * @param to windows that begin at it or later are left out
 * @param by what the numbers are told apart by; empty for all together
 * @param only what they are narrowed to, by dimension
 */
public record SeriesQuery(
        String indicator,
        Grain grain,
        Instant from,
        Instant to,
        Optional<Dimension> by,
        Map<Dimension, String> only) {
    /** Of hours; days may reach over sixteen times as long. */
    public static final Duration MOST_HOURS = Duration.ofDays(50);

    public static final Duration MOST_DAYS = Duration.ofDays(800);

    /** Of hours in lines, of which there may be many. */
    public static final Duration MOST_HOURS_IN_LINES = Duration.ofDays(28);

    /**
     * @throws IllegalArgumentException when nothing could be answered; in words without the values
     */
    public SeriesQuery {
        requireNonNull(grain, "grain");
        if (!Catalogue.has(indicator)) {
            throw new IllegalArgumentException("no such indicator");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must be before to");
        }
        if (Duration.between(from, to).compareTo(most(grain, by)) > 0) {
            throw new IllegalArgumentException("too many windows");
        }
        only = Map.copyOf(only);
        if (by.map(only::containsKey).orElse(false)) {
            throw new IllegalArgumentException("by what it is narrowed to already");
        }
        if (only.size() + by.stream().count() > grain.mostDimensions()) {
            throw new IllegalArgumentException(
                    "at most one dimension by the hour, two together by the day");
        }
    }

    /** How long a question may reach. */
    public static Duration most(Grain grain, Optional<Dimension> by) {
        if (grain == Grain.DAY) {
            return MOST_DAYS;
        }
        return by.isPresent() ? MOST_HOURS_IN_LINES : MOST_HOURS;
    }

    /** All together, day by day. */
    public static SeriesQuery daily(String indicator, Instant from, Instant to) {
        return new SeriesQuery(indicator, Grain.DAY, from, to, Optional.empty(), Map.of());
    }
}
