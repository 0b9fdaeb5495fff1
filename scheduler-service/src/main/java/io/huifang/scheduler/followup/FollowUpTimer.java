package io.huifang.scheduler.followup;

import io.huifang.scheduler.round.Rounds;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for what waited for another call of its case. */
@ApplicationScoped
class FollowUpTimer {
    private final FollowUpWhatWaited followUpWhatWaited;
    private final FollowUpConfig config;
    private final Rounds rounds;

    FollowUpTimer(FollowUpWhatWaited followUpWhatWaited, FollowUpConfig config, Rounds rounds) {
        this.followUpWhatWaited = followUpWhatWaited;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(
                config.lookEvery(),
                "Looking for what waits to be followed up",
                () -> Rounds.untilNoneIsLeft(config.batch(), followUpWhatWaited::followUp));
    }
}
