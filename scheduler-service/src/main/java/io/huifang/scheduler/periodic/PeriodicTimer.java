package io.huifang.scheduler.periodic;

import io.huifang.scheduler.round.Rounds;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Walks through all customers, step by step. */
@ApplicationScoped
class PeriodicTimer {
    private final PlanPeriodicCalls planPeriodicCalls;
    private final PeriodicConfig config;
    private final Rounds rounds;

    PeriodicTimer(PlanPeriodicCalls planPeriodicCalls, PeriodicConfig config, Rounds rounds) {
        this.planPeriodicCalls = planPeriodicCalls;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(
                config.stepEvery(),
                "Looking for periodic calls",
                () -> planPeriodicCalls.plan(config.batch()));
    }
}
