package io.huifang.scheduler.statement;

import io.huifang.scheduler.policy.calendar.OpenHours;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hours in which a customer likes to be called, on the clock where he is.
 *
 * @param days on which they begin, not empty
 * @param from when they begin
 * @param until when they end; not later than {@code from} means on the next day
 */
public record Wish(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    /**
     * @throws IllegalArgumentException when there is no day
     */
    public Wish {
        if (days.isEmpty()) throw new IllegalArgumentException("a wish without a day");
        days = Collections.unmodifiableSet(new TreeSet<>(days));
    }

    /** As the rules of time know them. */
    public OpenHours hours() {
        return new OpenHours(days, from, until);
    }

    /** Hours of every day. */
    public static Wish daily(LocalTime from, LocalTime until) {
        return new Wish(EnumSet.allOf(DayOfWeek.class), from, until);
    }
}
