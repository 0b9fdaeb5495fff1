package io.huifang.survey.queue;

import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The counts that open pages show, at most {@link #LONGEST} old. However many are open, a replica
 * does not count anew for each of them.
 */
@ApplicationScoped
public class RecentQueue {
    /** So long the counts are shown as they were. */
    public static final Duration LONGEST = Duration.ofSeconds(2);

    private final ShowQueue showQueue;
    private final Clock clock;
    private volatile Seen latest = new Seen(Instant.MIN, null);

    /**
     * A count that has begun and not ended, which all who look meanwhile wait for; null for none.
     */
    private final AtomicReference<Uni<QueueView>> counting = new AtomicReference<>();

    RecentQueue(ShowQueue showQueue, Clock clock) {
        this.showQueue = showQueue;
        this.clock = clock;
    }

    private record Seen(Instant at, QueueView view) {}

    /** The latest counts, or new ones when those are too old. */
    public Uni<QueueView> look() {
        Seen seen = latest;
        Instant now = clock.instant();
        boolean fresh = !now.isBefore(seen.at()) && now.minus(LONGEST).isBefore(seen.at());
        return fresh ? Uni.createFrom().item(seen.view()) : together();
    }

    /** Many whose counts are too old at the same moment count once. */
    private Uni<QueueView> together() {
        Uni<QueueView> begun = counting.get();
        if (begun != null) return begun;
        Uni<QueueView> mine =
                Uni.createFrom()
                        .deferred(this::count)
                        .onTermination()
                        .invoke(() -> counting.set(null))
                        .memoize()
                        .indefinitely();
        Uni<QueueView> others = counting.compareAndExchange(null, mine);
        return others == null ? mine : others;
    }

    /** Counts anew, for all who look until these counts are too old. */
    public Uni<QueueView> count() {
        Instant asked = clock.instant();
        return showQueue.look().invoke(view -> latest = new Seen(asked, view));
    }
}
