package io.huifang.scheduler.policy;

import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Feasibility.Rule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When calling is allowed, in the callee's local time. Whatever the document says, nobody is called
 * between 22:00 and 08:00 of his own day.
 *
 * <p>Where a clock change makes a local time happen twice or never, windows open at the later and
 * close at the earlier instant.
 */
public final class CallingWindows {
    /** The night no document can open. */
    public static final Hours NIGHT = Hours.of("22:00", "08:00");

    /** Zones shift against each other within a year, but no matter stays fresh for longer. */
    private static final Duration HORIZON = Duration.ofDays(31);

    /** Two weeks without one open minute: the week has none. */
    private static final int DAYS_TO_LOOK_AT = 14;

    private final OpenWeek week;
    private final ZoneId defaultZone;

    /**
     * @param windows by the weekday they begin on, local; a weekday that is missing is closed
     * @param quiet hours in which nobody is called, local; the night is quiet in any case
     * @param defaultZone the zone of a customer of whom none is known
     */
    public CallingWindows(Map<DayOfWeek, List<Hours>> windows, Hours quiet, ZoneId defaultZone) {
        this.week =
                new OpenWeek(
                        windows,
                        Math.max(quiet.untilMinute(), NIGHT.untilMinute()),
                        Math.min(quiet.fromMinute(), NIGHT.fromMinute()));
        this.defaultZone = defaultZone;
    }

    /** The zone of a customer of whom none is known. */
    public ZoneId defaultZone() {
        return defaultZone;
    }

    /** Whether quiet hours leave no window open on any day. */
    public boolean neverOpen() {
        return week.isEmpty();
    }

    /**
     * The earliest stretch in which calling is allowed in all of the zones.
     *
     * @param earliest not before this instant, UTC
     * @param zones every zone the customer may be in; empty for unknown, then the default counts
     * @param freshUntil a call at or after this instant is of no use, UTC
     */
    public Feasibility feasible(Instant earliest, List<ZoneId> zones, Instant freshUntil) {
        if (!earliest.isBefore(freshUntil)) return new Infeasible(Rule.FRESHNESS_OVER);
        Optional<Feasible> open = firstOpen(earliest, zones);
        if (open.isEmpty()) return new Infeasible(Rule.NO_COMMON_HOURS);
        Instant from = open.get().from();
        if (!from.isBefore(freshUntil)) return new Infeasible(Rule.OPENS_TOO_LATE);
        Instant until = open.get().until();
        return new Feasible(from, until.isBefore(freshUntil) ? until : freshUntil);
    }

    /**
     * The earliest instant at which calling is allowed and which lies in the other half of the
     * calling day than an earlier call. Halves are those of the customer's first zone.
     *
     * @param earliest not before this instant, UTC
     * @param called when the earlier call was made, UTC
     * @param zones as in {@link #feasible}
     * @return {@code earliest} itself when no such half comes within two weeks
     */
    Instant inOtherDayPart(Instant earliest, Instant called, List<ZoneId> zones) {
        ZoneId zone = zones.isEmpty() ? defaultZone : zones.get(0);
        boolean wantsFirstHalf = !called.isBefore(middleOfDay(called, zone));
        Instant end = earliest.plus(Duration.ofDays(DAYS_TO_LOOK_AT));
        Instant at = earliest;
        while (at.isBefore(end)) {
            Optional<Feasible> open = firstOpen(at, zones);
            if (open.isEmpty()) return earliest;
            Instant middle = middleOfDay(open.get().from(), zone);
            if (wantsFirstHalf && open.get().from().isBefore(middle)) return open.get().from();
            if (!wantsFirstHalf && middle.isBefore(open.get().until())) {
                return later(middle, open.get().from());
            }
            at = open.get().until();
        }
        return earliest;
    }

    private Instant middleOfDay(Instant at, ZoneId zone) {
        LocalDate date = at.atZone(zone).toLocalDate();
        return LocalTimes.latest(date.atStartOfDay().plusMinutes(week.middleOf(date)), zone);
    }

    private Optional<Feasible> firstOpen(Instant earliest, List<ZoneId> zones) {
        if (zones.size() < 2) {
            return firstOpen(earliest, zones.isEmpty() ? defaultZone : zones.get(0));
        }
        Instant end = earliest.plus(HORIZON);
        Instant at = earliest;
        while (at.isBefore(end)) {
            Instant from = at;
            Instant until = Instant.MAX;
            for (ZoneId zone : zones) {
                Optional<Feasible> open = firstOpen(at, zone);
                if (open.isEmpty()) return Optional.empty();
                from = later(from, open.get().from());
                until = open.get().until().isBefore(until) ? open.get().until() : until;
            }
            if (from.isBefore(until)) return Optional.of(new Feasible(from, until));
            // one zone closes before the last one opens: the next chance begins there
            at = from;
        }
        return Optional.empty();
    }

    private Optional<Feasible> firstOpen(Instant earliest, ZoneId zone) {
        ZonedDateTime local = earliest.atZone(zone);
        LocalDate date = local.toLocalDate();
        for (int day = 0; day < DAYS_TO_LOOK_AT; day++, date = date.plusDays(1)) {
            for (OpenWeek.Part part : week.on(date)) {
                Instant from = opensAt(date, part, zone);
                Instant until = closesAt(date, part, zone);
                if (from.isBefore(until) && earliest.isBefore(until)) {
                    return Optional.of(new Feasible(later(from, earliest), until));
                }
            }
        }
        return Optional.empty();
    }

    private static Instant opensAt(LocalDate date, OpenWeek.Part part, ZoneId zone) {
        return LocalTimes.latest(date.atStartOfDay().plusMinutes(part.from()), zone);
    }

    private static Instant closesAt(LocalDate date, OpenWeek.Part part, ZoneId zone) {
        return LocalTimes.earliest(date.atStartOfDay().plusMinutes(part.until()), zone);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
