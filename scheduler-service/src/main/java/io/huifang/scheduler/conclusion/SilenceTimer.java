package io.huifang.scheduler.conclusion;

import io.huifang.scheduler.round.Isolation;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for silent attempts every few seconds. */
@ApplicationScoped
class SilenceTimer {
    private final TakeBackSilentAttempts takeBackSilentAttempts;
    private final SilenceConfig config;
    private final Isolation isolation;

    SilenceTimer(
            TakeBackSilentAttempts takeBackSilentAttempts,
            SilenceConfig config,
            Isolation isolation) {
        this.takeBackSilentAttempts = takeBackSilentAttempts;
        this.config = config;
        this.isolation = isolation;
    }

    void start(@Observes StartupEvent event) {
        isolation.every(
                config.lookEvery(),
                "Looking for silent attempts",
                config.batch(),
                takeBackSilentAttempts::takeBack);
    }
}
