package io.huifang.survey.attempt;

import io.huifang.survey.timer.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;

/**
 * Counts leases that nobody took back although they are over: the check on {@link LapseLeases}.
 * Every replica tells the same number.
 */
@ApplicationScoped
class OverdueLeases {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** Ten seconds are what the promise allows; more than so many are very many. */
    static final String COUNT =
            """
            SELECT count(*) FROM (
                SELECT FROM attempt
                WHERE state = 'CLAIMED' AND lease_until < statement_timestamp() - interval '10 s'
                LIMIT 10000) AS overdue\
            """;

    private final Pool pool;
    private final Rounds rounds;
    private volatile long counted;

    OverdueLeases(Pool pool, MeterRegistry meters, Vertx vertx) {
        this.pool = pool;
        this.rounds =
                new Rounds(
                        vertx,
                        "Counting leases that are over",
                        PAUSE,
                        () -> count().map(n -> false));
        Gauge.builder("huifang.leases.overdue", this, it -> it.counted)
                .description("Attempts held for over ten seconds longer than their lease")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    Uni<Long> count() {
        return pool.query(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .invoke(now -> counted = now);
    }
}
