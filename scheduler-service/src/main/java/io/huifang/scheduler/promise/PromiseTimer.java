package io.huifang.scheduler.promise;

import io.huifang.scheduler.round.Isolation;
import io.huifang.scheduler.round.Rounds;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for promises whose date has passed. */
@ApplicationScoped
class PromiseTimer {
    private final BreakPromises breakPromises;
    private final ReadEvents readEvents;
    private final PromiseConfig config;
    private final Rounds rounds;
    private final Isolation isolation;

    PromiseTimer(
            BreakPromises breakPromises,
            ReadEvents readEvents,
            PromiseConfig config,
            Rounds rounds,
            Isolation isolation) {
        this.breakPromises = breakPromises;
        this.readEvents = readEvents;
        this.config = config;
        this.rounds = rounds;
        this.isolation = isolation;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(config.lookEvery(), "Looking for broken promises", this::look);
    }

    private Uni<Void> look() {
        return readEvents
                .until()
                .chain(
                        until ->
                                until == null
                                        ? Uni.createFrom().voidItem()
                                        : isolation.untilNoneIsLeft(
                                                config.batch(),
                                                most -> breakPromises.breakDue(until, most)));
    }
}
