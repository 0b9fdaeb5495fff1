package io.huifang.scheduler.conclusion;

import io.huifang.scheduler.round.Rounds;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for silent attempts every few seconds. */
@ApplicationScoped
class SilenceTimer {
    private final TakeBackSilentAttempts takeBackSilentAttempts;
    private final SilenceConfig config;
    private final Rounds rounds;

    SilenceTimer(
            TakeBackSilentAttempts takeBackSilentAttempts, SilenceConfig config, Rounds rounds) {
        this.takeBackSilentAttempts = takeBackSilentAttempts;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(
                config.lookEvery(),
                "Looking for silent attempts",
                () -> Rounds.untilNoneIsLeft(config.batch(), takeBackSilentAttempts::takeBack));
    }
}
