package io.huifang.scheduler.sla;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

/** Looks for cases whose time runs out. */
@ApplicationScoped
class SlaTimer {
    private static final Logger LOG = Logger.getLogger(SlaTimer.class);

    private final WatchSlas watchSlas;
    private final SlaMeters meters;
    private final SlaConfig config;
    private Cancellable timer;

    SlaTimer(WatchSlas watchSlas, SlaMeters meters, SlaConfig config) {
        this.watchSlas = watchSlas;
        this.meters = meters;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        timer =
                Multi.createFrom()
                        .ticks()
                        .every(config.lookEvery())
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(tick -> round())
                        .subscribe()
                        .with(done -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        timer.cancel();
    }

    private Uni<Void> round() {
        return look().onFailure()
                .recoverWithUni(
                        failure -> {
                            LOG.warnf("Looking for cases whose time runs out failed: %s", failure);
                            return Uni.createFrom().voidItem();
                        });
    }

    private Uni<Void> look() {
        return watchSlas
                .watch(config.batch())
                .invoke(watched -> meters.count(watched.looks()))
                .chain(
                        watched ->
                                watched.claimed() < config.batch()
                                        ? Uni.createFrom().voidItem()
                                        : look());
    }
}
