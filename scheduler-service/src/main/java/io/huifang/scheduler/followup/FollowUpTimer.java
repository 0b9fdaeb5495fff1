package io.huifang.scheduler.followup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

/** Looks for what waited for another call of its case. */
@ApplicationScoped
class FollowUpTimer {
    private static final Logger LOG = Logger.getLogger(FollowUpTimer.class);

    private final FollowUpWhatWaited followUpWhatWaited;
    private final FollowUpConfig config;
    private Cancellable timer;

    FollowUpTimer(FollowUpWhatWaited followUpWhatWaited, FollowUpConfig config) {
        this.followUpWhatWaited = followUpWhatWaited;
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
        return followUpWhatWaited
                .followUp(config.batch())
                .chain(found -> found < config.batch() ? Uni.createFrom().voidItem() : look())
                .onFailure()
                .recoverWithUni(
                        failure -> {
                            LOG.warnf(
                                    "Looking for what waits to be followed up failed: %s", failure);
                            return Uni.createFrom().voidItem();
                        });
    }
}
