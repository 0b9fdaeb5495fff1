package io.huifang.scheduler.periodic;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

/** Walks through all customers, step by step. */
@ApplicationScoped
class PeriodicTimer {
    private static final Logger LOG = Logger.getLogger(PeriodicTimer.class);

    private final PlanPeriodicCalls planPeriodicCalls;
    private final PeriodicConfig config;
    private Cancellable timer;

    PeriodicTimer(PlanPeriodicCalls planPeriodicCalls, PeriodicConfig config) {
        this.planPeriodicCalls = planPeriodicCalls;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        timer =
                Multi.createFrom()
                        .ticks()
                        .every(config.stepEvery())
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(tick -> step())
                        .subscribe()
                        .with(done -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        timer.cancel();
    }

    private Uni<Void> step() {
        return planPeriodicCalls
                .plan(config.batch())
                .onFailure()
                .recoverWithUni(
                        failure -> {
                            LOG.warnf("Looking for periodic calls failed: %s", failure);
                            return Uni.createFrom().voidItem();
                        });
    }
}
