package io.huifang.scheduler.settled;

import static io.huifang.scheduler.settled.SettledMatter.EVERYTHING;
import static io.huifang.scheduler.settled.SettledMatter.EVERY_REASON;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one customer's events have settled, and what he has declined: what the database knew when
 * his row was locked, and what this transaction has decided since.
 */
public final class SettledSoFar {
    private final String customerId;
    private final Map<SettledMatter, Instant> settled = new HashMap<>();
    private final Set<SettledMatter> settledNow = new HashSet<>();

    public SettledSoFar(String customerId) {
        this.customerId = customerId;
    }

    /** The database knew it. */
    public void know(SettledMatter matter, Instant at) {
        settled.put(matter, at);
    }

    /** When the cause was last settled, by event time. */
    public Optional<Instant> settledAt(String reason, String cause) {
        if (settled.isEmpty()) return Optional.empty();
        return Stream.of(reason, EVERY_REASON)
                .flatMap(
                        any -> Stream.of(cause, EVERYTHING).map(about -> matter(any, about, false)))
                .map(settled::get)
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
    }

    /** When the customer last declined to be called about the cause, by event time. */
    public Optional<Instant> declinedAt(String reason, String cause) {
        if (settled.isEmpty()) return Optional.empty();
        return Stream.of(cause, EVERYTHING)
                .map(about -> settled.get(matter(reason, about, true)))
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
    }

    /** When the cause was last settled, and when last declined, as far as it was. */
    public Stream<Instant> overAt(String reason, String cause) {
        return Stream.of(settledAt(reason, cause), declinedAt(reason, cause))
                .flatMap(Optional::stream);
    }

    /** Of these reasons, or of every one when there are none. */
    public void settle(Set<String> reasons, String subject, Instant at) {
        if (reasons.isEmpty()) settle(EVERY_REASON, subject, at);
        reasons.forEach(reason -> settle(reason, subject, at));
    }

    public void settle(String reason, String subject, Instant at) {
        settle(matter(reason, subject, false), at);
    }

    public void decline(String reason, Instant at) {
        settle(matter(reason, EVERYTHING, true), at);
    }

    private void settle(SettledMatter matter, Instant at) {
        settled.merge(matter, at, (one, other) -> one.isAfter(other) ? one : other);
        settledNow.add(matter);
    }

    /** What this transaction settled, with its newest event time. */
    public Map<SettledMatter, Instant> settledNow() {
        Map<SettledMatter, Instant> news = new HashMap<>();
        settledNow.forEach(matter -> news.put(matter, settled.get(matter)));
        return news;
    }

    private SettledMatter matter(String reason, String subject, boolean declined) {
        return new SettledMatter(customerId, reason, subject, declined);
    }
}
