package io.huifang.scheduler.promise;

import io.huifang.scheduler.round.Rounds;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for promises whose date has passed. */
@ApplicationScoped
class PromiseTimer {
    private final BreakPromises breakPromises;
    private final PromiseConfig config;
    private final Rounds rounds;

    PromiseTimer(BreakPromises breakPromises, PromiseConfig config, Rounds rounds) {
        this.breakPromises = breakPromises;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(
                config.startAfter(),
                config.lookEvery(),
                "Looking for broken promises",
                () -> Rounds.untilNoneIsLeft(config.batch(), breakPromises::breakDue));
    }
}
