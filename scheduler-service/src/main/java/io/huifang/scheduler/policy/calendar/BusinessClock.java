package io.huifang.scheduler.policy.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Business time: only the business hours of business days pass.
 *
 * @param calendar which days are business days, and where
 * @param hours local hours of business; they do not cross midnight
 */
public record BusinessClock(BusinessCalendar calendar, Hours hours) {
    /** Of a policy that states none. */
    public static final Hours USUAL_HOURS = Hours.of("09:00", "18:00");

    public BusinessClock {
        if (hours.crossMidnight()) throw new IllegalArgumentException("hours cross midnight");
    }

    /**
     * The instant at which so much business time has passed.
     *
     * @param length positive
     */
    public Instant plus(Instant from, Duration length) {
        Duration left = length;
        LocalDate day = from.atZone(calendar.zone()).toLocalDate();
        while (true) {
            Instant begins = later(opens(day), from);
            Duration open = open(day, from, Instant.MAX);
            if (!open.isZero() && left.compareTo(open) <= 0) return begins.plus(left);
            left = left.minus(open);
            day = day.plusDays(1);
        }
    }

    /** Business time between two instants; zero when the second is not after the first. */
    public Duration between(Instant from, Instant until) {
        Duration sum = Duration.ZERO;
        LocalDate last = until.atZone(calendar.zone()).toLocalDate();
        LocalDate day = from.atZone(calendar.zone()).toLocalDate();
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            sum = sum.plus(open(day, from, until));
        }
        return sum;
    }

    /** How much of a day's business hours lies between the two instants. */
    private Duration open(LocalDate day, Instant from, Instant until) {
        if (!calendar.isBusinessDay(day)) return Duration.ZERO;
        Instant begins = later(opens(day), from);
        Instant closes = closes(day);
        Instant ends = closes.isBefore(until) ? closes : until;
        return begins.isBefore(ends) ? Duration.between(begins, ends) : Duration.ZERO;
    }

    private Instant opens(LocalDate day) {
        return LocalTimes.latest(day.atTime(hours.from()), calendar.zone());
    }

    private Instant closes(LocalDate day) {
        LocalDate ends = hours.until().isAfter(hours.from()) ? day : day.plusDays(1);
        return LocalTimes.earliest(ends.atTime(hours.until()), calendar.zone());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
