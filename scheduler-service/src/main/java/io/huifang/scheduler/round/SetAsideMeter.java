package io.huifang.scheduler.round;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;

/** How many rows wait for a person, as {@code huifang.set.aside}; every replica shows all. */
@ApplicationScoped
class SetAsideMeter {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final SetAsideRows setAsideRows;
    private final Pool pool;
    private final Rounds rounds;
    private final MeterRegistry registry;

    private volatile int counted;

    SetAsideMeter(SetAsideRows setAsideRows, Pool pool, Rounds rounds, MeterRegistry registry) {
        this.setAsideRows = setAsideRows;
        this.pool = pool;
        this.rounds = rounds;
        this.registry = registry;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("huifang.set.aside", this, it -> it.counted)
                .description("rows that a timer cannot work on and leaves alone for now")
                .register(registry);
        rounds.every(PAUSE, "Counting rows set aside", this::count);
    }

    Uni<Integer> count() {
        return setAsideRows.count(pool).invoke(now -> counted = now);
    }
}
