package io.huifang.outbox.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the relay shows of itself. */
final class RelayMeters {
    private final MeterRegistry registry;
    private final Counter relayed;
    private volatile boolean active;
    private volatile long waiting;

    /** When the oldest waiting row was appended; null when none waits. */
    private volatile Instant oldest;

    RelayMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.relayed =
                Counter.builder("huifang.outbox.relayed")
                        .description("Rows acknowledged by the broker and deleted")
                        .register(registry);
        Gauge.builder("huifang.outbox.waiting", () -> waiting)
                .description("Rows waiting; estimated when there are very many")
                .register(registry);
        Gauge.builder("huifang.outbox.oldest.age", () -> ageInSeconds(clock))
                .description("Age of the oldest waiting row")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("huifang.outbox.relay.active", () -> active ? 1 : 0)
                .description("1 in the process that relays, 0 in its standbys")
                .register(registry);
    }

    void relayed(int rows) {
        relayed.increment(rows);
    }

    void refused(String topic) {
        registry.counter("huifang.outbox.refused", "topic", topic).increment();
    }

    void active(boolean isActive) {
        active = isActive;
    }

    void backlog(long rows, Instant oldestRow) {
        waiting = rows;
        oldest = oldestRow;
    }

    private double ageInSeconds(Clock clock) {
        Instant since = oldest;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1e3);
    }
}
