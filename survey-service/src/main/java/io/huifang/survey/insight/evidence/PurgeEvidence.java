package io.huifang.survey.insight.evidence;

import io.huifang.survey.insight.EvidenceConfig;
import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Clock;

/** Forgets what is too old to be asked about. Several replicas may do so at once. */
@ApplicationScoped
class PurgeEvidence {
    private static final int AT_ONCE = 5000;

    private final Pool pool;
    private final KeptEvidence evidence;
    private final EvidenceConfig config;
    private final Clock clock;
    private final Rounds rounds;

    PurgeEvidence(
            Pool pool, KeptEvidence evidence, EvidenceConfig config, Clock clock, Vertx vertx) {
        this.pool = pool;
        this.evidence = evidence;
        this.config = config;
        this.clock = clock;
        this.rounds =
                new Rounds(vertx, "Forgetting old evidence", config.purgeEvery(), this::purge);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Whether there may be more. */
    Uni<Boolean> purge() {
        return evidence.purge(pool, clock.instant().minus(config.keep()), AT_ONCE);
    }
}
