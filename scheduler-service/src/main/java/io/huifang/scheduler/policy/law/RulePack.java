package io.huifang.scheduler.policy.law;

import io.huifang.scheduler.policy.calendar.DayHours;
import io.huifang.scheduler.policy.calendar.Hours;
import io.huifang.scheduler.policy.calendar.OpenDays;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one law says about calling people of some regions.
 *
 * @param name such as {@code cn-collection-2025}; policies switch it on by it
 * @param citation the law and its paragraph
 * @param regions ISO 3166-1 alpha-2 codes of the countries in which it holds
 * @param inForce while it is in force
 * @param quietHours local times at which nobody may be called; empty for none
 * @param limits how often somebody may be called
 */
public record RulePack(
        String name,
        String citation,
        Set<String> regions,
        InForce inForce,
        Optional<Hours> quietHours,
        List<ContactLimit> limits) {

    public RulePack {
        regions = Set.copyOf(regions);
        limits = List.copyOf(limits);
    }

    /**
     * The days on which a law is in force.
     *
     * @param from first one
     * @param until last one; null while no end is known
     */
    public record InForce(LocalDate from, LocalDate until) {
        public InForce {
            if (until != null && until.isBefore(from)) {
                throw new IllegalArgumentException("ends before it begins");
            }
        }

        boolean on(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /**
     * Whether it counts for somebody.
     *
     * @param region his; null when unknown, then every law counts
     */
    public boolean holdsIn(String region) {
        return region == null || regions.contains(region);
    }

    /** What it leaves open; everything on days on which it is not in force. */
    public OpenDays openDays() {
        OpenDays strict = quietHours.map(OpenDays::without).orElse(OpenDays.ALWAYS);
        return date -> inForce.on(date) ? strict.on(date) : DayHours.WHOLE;
    }

    /** Its limits on that day, with their origin. */
    public Stream<LawLimit> limitsOn(LocalDate day) {
        return inForce.on(day)
                ? limits.stream().map(limit -> new LawLimit(name, citation, limit))
                : Stream.empty();
    }
}
