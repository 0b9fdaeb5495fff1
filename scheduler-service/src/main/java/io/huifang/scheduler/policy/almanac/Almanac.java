package io.huifang.scheduler.policy.almanac;

import io.huifang.scheduler.policy.calendar.HolidayCalendar;
import io.huifang.scheduler.policy.law.RulePack;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every calendar of holidays and every rule pack there is.
 *
 * @param calendars by name
 * @param rulePacks by name
 */
public record Almanac(Map<String, HolidayCalendar> calendars, Map<String, RulePack> rulePacks) {
    private static final Almanac SHIPPED = ShippedFiles.read();

    public Almanac {
        calendars = Map.copyOf(calendars);
        rulePacks = Map.copyOf(rulePacks);
    }

    /** What comes with the service. */
    public static Almanac shipped() {
        return SHIPPED;
    }

    /** What policies may name as a calendar, in order. */
    public Set<String> calendarNames() {
        return new TreeSet<>(calendars.keySet());
    }

    /** What policies may name as a rule pack, in order. */
    public Set<String> rulePackNames() {
        return new TreeSet<>(rulePacks.keySet());
    }
}
