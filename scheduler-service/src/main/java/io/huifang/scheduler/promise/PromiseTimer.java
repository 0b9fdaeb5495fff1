package io.huifang.scheduler.promise;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

/** Looks for promises whose date has passed. */
@ApplicationScoped
class PromiseTimer {
    private static final Logger LOG = Logger.getLogger(PromiseTimer.class);

    private final BreakPromises breakPromises;
    private final PromiseConfig config;
    private Cancellable timer;

    PromiseTimer(BreakPromises breakPromises, PromiseConfig config) {
        this.breakPromises = breakPromises;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        timer =
                Multi.createFrom()
                        .ticks()
                        .startingAfter(config.startAfter())
                        .every(config.lookEvery())
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(tick -> look())
                        .subscribe()
                        .with(done -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        timer.cancel();
    }

    private Uni<Void> look() {
        return breakPromises
                .breakDue(config.batch())
                .chain(found -> found < config.batch() ? Uni.createFrom().voidItem() : look())
                .onFailure()
                .recoverWithUni(
                        failure -> {
                            LOG.warnf("Looking for broken promises failed: %s", failure);
                            return Uni.createFrom().voidItem();
                        });
    }
}
