package io.huifang.survey.reveal;

import io.huifang.survey.timer.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;

/**
 * Holds the audit's reveals against the calling windows of their attempts: the check on whoever
 * shows numbers, by what was written down about it. Every replica tells the same number.
 */
@ApplicationScoped
class RevealsOutsideWindow {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** The audit's last entries, if they are of the last day; there is no index on their time. */
    private static final long ENTRIES = 20_000;

    /** An entry is written when its transaction commits, and the chain is waited for a moment. */
    private static final String COUNT =
            """
            SELECT count(*)
            FROM audit_entry e
            JOIN attempt a ON a.attempt_id = split_part(e.object, ':', 2)::uuid
            WHERE e.position > (SELECT position FROM audit_chain) - $1
              AND e.act = 'REVEAL'
              AND e.written_at > clock_timestamp() - interval '1 day'
              AND (e.written_at < a.callable_from
                   OR e.written_at > a.callable_until + interval '5 s')\
            """;

    private final Pool pool;
    private final Rounds rounds;
    private volatile long counted;

    RevealsOutsideWindow(Pool pool, MeterRegistry meters, Vertx vertx) {
        this.pool = pool;
        this.rounds =
                new Rounds(vertx, "Looking over reveals", PAUSE, () -> count().map(n -> false));
        Gauge.builder("huifang.reveals.outside.window", this, it -> it.counted)
                .description("Numbers shown outside their calling window within the last day")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    Uni<Long> count() {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(ENTRIES))
                .map(rows -> rows.iterator().next().getLong(0))
                .invoke(now -> counted = now);
    }
}
