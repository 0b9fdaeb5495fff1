package io.huifang.scheduler.sla;

import io.huifang.scheduler.round.Isolation;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for cases whose time runs out. */
@ApplicationScoped
class SlaTimer {
    private final WatchSlas watchSlas;
    private final SlaMeters meters;
    private final SlaConfig config;
    private final Isolation isolation;

    SlaTimer(WatchSlas watchSlas, SlaMeters meters, SlaConfig config, Isolation isolation) {
        this.watchSlas = watchSlas;
        this.meters = meters;
        this.config = config;
        this.isolation = isolation;
    }

    void start(@Observes StartupEvent event) {
        isolation.every(
                config.lookEvery(),
                "Looking for cases whose time runs out",
                config.batch(),
                this::look);
    }

    private Uni<Integer> look(int batch) {
        return watchSlas
                .watch(batch)
                .invoke(watched -> meters.count(watched.looks()))
                .map(watched -> watched.claimed());
    }
}
