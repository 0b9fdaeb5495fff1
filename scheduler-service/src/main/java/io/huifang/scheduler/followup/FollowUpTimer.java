package io.huifang.scheduler.followup;

import io.huifang.scheduler.round.Isolation;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for what waited for another call of its case. */
@ApplicationScoped
class FollowUpTimer {
    private final FollowUpWhatWaited followUpWhatWaited;
    private final FollowUpConfig config;
    private final Isolation isolation;

    FollowUpTimer(
            FollowUpWhatWaited followUpWhatWaited, FollowUpConfig config, Isolation isolation) {
        this.followUpWhatWaited = followUpWhatWaited;
        this.config = config;
        this.isolation = isolation;
    }

    void start(@Observes StartupEvent event) {
        isolation.every(
                config.lookEvery(),
                "Looking for what waits to be followed up",
                config.batch(),
                followUpWhatWaited::followUp);
    }
}
