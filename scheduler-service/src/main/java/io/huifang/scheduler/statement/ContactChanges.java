package io.huifang.scheduler.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a customer's contact was changed: the first change of each day, UTC, for two months before
 * the newest one. That is enough to find the number from before, and nobody makes it grow by
 * changing his number all day.
 *
 * @param firstOfDays ascending, one for each day with a change
 */
public record ContactChanges(List<Instant> firstOfDays) {
    /** It was never changed. */
    public static final ContactChanges NONE = new ContactChanges(List.of());

    /** Longer than any policy distrusts a number, and a task lives, together. */
    private static final Duration KEPT = Duration.ofDays(62);

    public ContactChanges {
        firstOfDays = List.copyOf(firstOfDays);
    }

    ContactChanges changed(Instant at) {
        SortedMap<Instant, Instant> days = new TreeMap<>();
        firstOfDays.forEach(known -> days.put(dayOf(known), known));
        days.merge(dayOf(at), at, (one, other) -> one.isBefore(other) ? one : other);
        Instant horizon = days.lastKey().minus(KEPT);
        return new ContactChanges(List.copyOf(days.tailMap(horizon).values()));
    }

    /** The first change on or after the day of that instant, UTC. */
    public Optional<Instant> firstSince(Instant instant) {
        Instant day = dayOf(instant);
        return firstOfDays.stream().filter(at -> !at.isBefore(day)).findFirst();
    }

    /** Whether it was changed after that instant, as far as days tell. */
    public boolean anyAfter(Instant instant) {
        return anyWithin(instant, Instant.MAX);
    }

    /** Whether it was changed after one instant and by the other. */
    boolean anyWithin(Instant after, Instant by) {
        return firstOfDays.stream().anyMatch(at -> at.isAfter(after) && !at.isAfter(by));
    }

    /**
     * From when on harm is late enough for the number of a change to be called about it: whole days
     * are counted, UTC.
     *
     * @param distrustFor how long before the harm a number must have been known
     */
    public static Instant harmNotAffectedFrom(Instant change, Duration distrustFor) {
        return dayOf(change).plus(Duration.ofDays(1)).plus(distrustFor);
    }

    private static Instant dayOf(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS);
    }
}
