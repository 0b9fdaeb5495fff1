package io.huifang.journeys.network;

import java.time.Duration;

/** What becomes of bytes on their way. */
public sealed interface Weather {

    /** Whether bytes of that direction get through. Those that do not wait until it changes. */
    default boolean lets(Direction direction) {
        return true;
    }

    /** How long a piece takes longer than usual. */
    default Duration delay() {
        return Duration.ZERO;
    }

    /** How many bytes a piece has at most. */
    default int piece() {
        return Integer.MAX_VALUE;
    }

    /** Whether connections are ended the hard way, those that there are and new ones. */
    default boolean resets() {
        return false;
    }

    /** Whether what travels in that direction comes to notice it. */
    default boolean touches(Direction direction) {
        return true;
    }

    /** Bytes pass as they come. */
    record Fair() implements Weather {
        @Override
        public boolean touches(Direction direction) {
            return false;
        }
    }

    /**
     * Each piece is late.
     *
     * @param delay by so much
     */
    record Slow(Duration delay) implements Weather {
        @Override
        public String toString() {
            return "each piece " + delay.toMillis() + " ms late";
        }
    }

    /**
     * Bytes come a few at a time.
     *
     * @param piece so many
     */
    record Sliced(int piece) implements Weather {
        @Override
        public String toString() {
            return "in slices of " + piece + " bytes";
        }
    }

    /** The server hears everything and is not heard; the connection stays open. */
    record HalfOpen() implements Weather {
        @Override
        public boolean lets(Direction direction) {
            return direction == Direction.THERE;
        }

        @Override
        public boolean touches(Direction direction) {
            return direction == Direction.BACK;
        }

        @Override
        public String toString() {
            return "half open";
        }
    }

    /** Clients are let in, and then nothing comes or goes, nor does anything end. */
    record BlackHole() implements Weather {
        @Override
        public boolean lets(Direction direction) {
            return false;
        }

        @Override
        public String toString() {
            return "a black hole";
        }
    }

    /** Connections are reset (RST), new ones at once. */
    record Resets() implements Weather {
        @Override
        public boolean resets() {
            return true;
        }

        /** Counted are connections, not what was on them. */
        @Override
        public boolean touches(Direction direction) {
            return false;
        }

        @Override
        public String toString() {
            return "reset";
        }
    }
}
