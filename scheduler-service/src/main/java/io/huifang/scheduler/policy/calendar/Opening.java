package io.huifang.scheduler.policy.calendar;

import io.huifang.scheduler.policy.calendar.DayHours.Part;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time that is open in every one of some zones.
 *
 * <p>Where a clock change makes a local time happen twice or never, it opens at the later and
 * closes at the earlier instant.
 *
 * @param from first open instant, UTC
 * @param until first instant that is closed again, UTC
 */
public record Opening(Instant from, Instant until) {
    /** Longest that anything waits for an opening; nothing stays fresh for longer. */
    private static final Duration HORIZON = Duration.ofDays(31);

    /**
     * The first one.
     *
     * @param days what is open on each date, by the clock of each zone
     * @param earliest not before this instant, UTC
     * @param zones at least one
     * @return empty when none comes within a month
     */
    public static Optional<Opening> first(OpenDays days, Instant earliest, List<ZoneId> zones) {
        if (zones.size() == 1) return first(days, earliest, zones.get(0));
        Instant end = earliest.plus(HORIZON);
        Instant at = earliest;
        while (at.isBefore(end)) {
            Instant from = at;
            Instant until = Instant.MAX;
            for (ZoneId zone : zones) {
                Optional<Opening> open = first(days, at, zone);
                if (open.isEmpty()) return Optional.empty();
                from = later(from, open.get().from);
                until = open.get().until.isBefore(until) ? open.get().until : until;
            }
            if (from.isBefore(until)) return Optional.of(new Opening(from, until));
            // one zone closes before the last one opens: the next chance begins there
            at = from;
        }
        return Optional.empty();
    }

    private static Optional<Opening> first(OpenDays days, Instant earliest, ZoneId zone) {
        LocalDate date = earliest.atZone(zone).toLocalDate();
        for (long day = 0; day <= HORIZON.toDays(); day++, date = date.plusDays(1)) {
            for (Part part : days.on(date).parts()) {
                Instant until =
                        LocalTimes.earliest(date.atStartOfDay().plusMinutes(part.until()), zone);
                if (!earliest.isBefore(until)) continue;
                Instant from =
                        LocalTimes.latest(date.atStartOfDay().plusMinutes(part.from()), zone);
                if (from.isBefore(until)) {
                    return Optional.of(new Opening(later(from, earliest), until));
                }
            }
        }
        return Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
