package io.huifang.survey.insight.indicator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** How long a window is. Windows touch, and each begins where one of the clock begins. */
public enum Grain {
    /** A whole hour of UTC. */
    HOUR(1) {
        @Override
        public Instant startOf(Instant at, ZoneId zone) {
            return at.truncatedTo(ChronoUnit.HOURS);
        }

        @Override
        public Instant endOf(Instant start, ZoneId zone) {
            return start.plus(1, ChronoUnit.HOURS);
        }
    },

    /** A day of the zone's calendar: 23 or 25 hours where its clocks change. */
    DAY(2) {
        @Override
        public Instant startOf(Instant at, ZoneId zone) {
            return at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant endOf(Instant start, ZoneId zone) {
            return start.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        }
    };

    private final int mostDimensions;

    Grain(int mostDimensions) {
        this.mostDimensions = mostDimensions;
    }

    /** So many dimensions at most its numbers are kept by together. */
    public int mostDimensions() {
        return mostDimensions;
    }

    /** Where the window begins that the instant falls into. */
    public abstract Instant startOf(Instant at, ZoneId zone);

    /**
     * Where the window ends, which is where the next one begins.
     *
     * @param start where the window begins
     */
    public abstract Instant endOf(Instant start, ZoneId zone);
}
