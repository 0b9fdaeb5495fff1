package io.huifang.survey.insight.load;

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
import java.time.Instant;

/** Forgets who worked when, once nobody is told any more. Several replicas may do so at once. */
@ApplicationScoped
class PurgeLoad {
    private static final int AT_ONCE = 5000;
    private static final Duration EVERY = Duration.ofHours(1);

    private final Pool pool;
    private final LeasesAndSpells leasesAndSpells;
    private final LoadConfig config;
    private final Clock clock;
    private final Rounds rounds;

    PurgeLoad(
            Pool pool,
            LeasesAndSpells leasesAndSpells,
            LoadConfig config,
            Clock clock,
            Vertx vertx) {
        if (config.keep().compareTo(LoadQuery.LONGEST) < 0) {
            throw new IllegalStateException(
                    "huifang.insight.load.keep must be at least 92 days, which can be asked for at"
                            + " once; it is "
                            + config.keep());
        }
        this.pool = pool;
        this.leasesAndSpells = leasesAndSpells;
        this.config = config;
        this.clock = clock;
        this.rounds = new Rounds(vertx, "Forgetting who worked when", EVERY, this::purge);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Some of each; whether there may be more. */
    Uni<Boolean> purge() {
        Instant end = clock.instant().minus(config.keep());
        return leasesAndSpells
                .purgeLeases(pool, end, AT_ONCE)
                .chain(
                        leases ->
                                leasesAndSpells
                                        .purgeSpells(pool, end, AT_ONCE)
                                        .map(spells -> Math.max(leases, spells) >= AT_ONCE));
    }
}
