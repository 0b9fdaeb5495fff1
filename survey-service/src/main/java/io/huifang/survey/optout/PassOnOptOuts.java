package io.huifang.survey.optout;

import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells intake what customers stopped, until it is accepted. Two replicas may tell the same at
 * once: intake and the scheduler know it by its id.
 */
@ApplicationScoped
class PassOnOptOuts {
    private static final int AT_ONCE = 20;

    private final Pool pool;
    private final OptOuts optOuts;
    private final ConsentEvents events;
    private final Rounds rounds;

    PassOnOptOuts(
            Pool pool, OptOuts optOuts, ConsentEvents events, PassingOnConfig config, Vertx vertx) {
        this.pool = pool;
        this.optOuts = optOuts;
        this.events = events;
        this.rounds = new Rounds(vertx, "Passing on opt-outs", config.tellEvery(), this::passOn);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** One that is refused stands in nobody's way: the round goes on and then fails. */
    private Uni<Boolean> passOn() {
        return optOuts.waiting(pool, AT_ONCE)
                .chain(
                        waiting ->
                                Multi.createFrom()
                                        .iterable(waiting)
                                        .onItem()
                                        .transformToUni(this::passOn)
                                        .collectFailures()
                                        .concatenate()
                                        .collect()
                                        .asList()
                                        .map(passed -> passed.size() == AT_ONCE));
    }

    Uni<Void> passOn(OptOut said) {
        return events.tell(said).chain(() -> optOuts.passed(pool, said.id()));
    }
}
