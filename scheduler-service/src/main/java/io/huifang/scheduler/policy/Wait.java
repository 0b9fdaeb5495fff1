package io.huifang.scheduler.policy;

import io.huifang.scheduler.policy.calendar.BusinessCalendar;

import java.time.Duration;
import java.time.Instant;

/** How long after the event the first attempt is due. */
public sealed interface Wait {
    /** Due at once. */
    Wait NONE = new Elapsed(Duration.ZERO);

    /**
     * The end of the wait.
     *
     * @param eventTime when the event happened, UTC; waits count from here, not from its arrival
     * @param calendar which days are business days
     */
    Instant endsAt(Instant eventTime, BusinessCalendar calendar);

    /** The shortest time it can last. */
    Duration shortest();

    /**
     * Plain time on the clock.
     *
     * @param length not negative
     */
    record Elapsed(Duration length) implements Wait {
        public Elapsed {
            if (length.isNegative()) throw new IllegalArgumentException("length is negative");
        }

        @Override
        public Instant endsAt(Instant eventTime, BusinessCalendar calendar) {
            return eventTime.plus(length);
        }

        @Override
        public Duration shortest() {
            return length;
        }
    }

    /**
     * Business days of the bank, as {@link BusinessCalendar} counts them.
     *
     * @param days at least 1
     */
    record BusinessDays(int days) implements Wait {
        public BusinessDays {
            if (days < 1) throw new IllegalArgumentException("days is less than 1");
        }

        @Override
        public Instant endsAt(Instant eventTime, BusinessCalendar calendar) {
            return calendar.plusBusinessDays(eventTime, days);
        }

        @Override
        public Duration shortest() {
            return Duration.ofDays(days);
        }
    }
}
