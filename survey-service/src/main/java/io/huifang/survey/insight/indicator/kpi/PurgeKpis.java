package io.huifang.survey.insight.indicator.kpi;

import io.huifang.survey.insight.indicator.IndicatorConfig;
import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Clock;
import java.time.Duration;

/**
 * Forgets hours that cannot change any more; their days stay. Several replicas may do so at once.
 */
@ApplicationScoped
class PurgeKpis {
    private static final int AT_ONCE = 5000;
    private static final Duration EVERY = Duration.ofHours(1);

    private final Pool pool;
    private final StoredKpis kpis;
    private final IndicatorConfig config;
    private final Clock clock;
    private final Rounds rounds;

    PurgeKpis(Pool pool, StoredKpis kpis, IndicatorConfig config, Clock clock, Vertx vertx) {
        this.pool = pool;
        this.kpis = kpis;
        this.config = config;
        this.clock = clock;
        this.rounds = new Rounds(vertx, "Forgetting old hours", EVERY, this::purge);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Whether there may be more. */
    Uni<Boolean> purge() {
        Duration kept = config.keptFor().plus(IndicatorConfig.LONGER);
        return kpis.purgeHours(pool, clock.instant().minus(kept), AT_ONCE)
                .map(gone -> gone >= AT_ONCE);
    }
}
