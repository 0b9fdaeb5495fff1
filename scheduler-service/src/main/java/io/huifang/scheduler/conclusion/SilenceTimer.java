package io.huifang.scheduler.conclusion;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

/** Looks for silent attempts every few seconds. */
@ApplicationScoped
class SilenceTimer {
    private static final Logger LOG = Logger.getLogger(SilenceTimer.class);

    private final TakeBackSilentAttempts takeBackSilentAttempts;
    private final SilenceConfig config;
    private Cancellable timer;

    SilenceTimer(TakeBackSilentAttempts takeBackSilentAttempts, SilenceConfig config) {
        this.takeBackSilentAttempts = takeBackSilentAttempts;
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
                        .transformToUniAndConcatenate(tick -> look())
                        .subscribe()
                        .with(done -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        timer.cancel();
    }

    private Uni<Void> look() {
        return takeBackSilentAttempts
                .takeBack(config.batch())
                .chain(found -> found < config.batch() ? Uni.createFrom().voidItem() : look())
                .onFailure()
                .recoverWithUni(
                        failure -> {
                            LOG.warnf("Looking for silent attempts failed: %s", failure);
                            return Uni.createFrom().voidItem();
                        });
    }
}
