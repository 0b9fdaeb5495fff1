package io.huifang.survey.timer;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Work that has to be done before a process serves. The database may have a bad moment just then,
 * and a process that gave up at once would only be started again.
 */
public final class BeforeServing {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final int MORE_TRIES = 5;

    private BeforeServing() {}

    /**
     * Returns when it is done.
     *
     * @param work is begun anew with each try, on one event loop
     * @throws Throwable what it failed with, for some seconds
     */
    public static void finish(Supplier<Uni<Void>> work) throws Throwable {
        finish(FIRST_PAUSE, work);
    }

    /** The same after another first pause; later ones are twice as long as the one before. */
    static void finish(Duration firstPause, Supplier<Uni<Void>> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> patiently(firstPause, work));
    }

    private static Uni<Void> patiently(Duration firstPause, Supplier<Uni<Void>> work) {
        Context here = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(() -> work.get())
                // a pause ends on a thread of its own
                .runSubscriptionOn(task -> here.runOnContext(ignored -> task.run()))
                .onFailure()
                .retry()
                .withBackOff(firstPause, LONGEST_PAUSE)
                .atMost(MORE_TRIES);
    }
}
