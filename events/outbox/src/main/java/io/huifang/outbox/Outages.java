package io.huifang.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import org.jboss.logging.Logger;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits out what is not the records' fault: a database that is away, a deadlock, a failover. */
final class Outages {
    private static final Logger LOG = Logger.getLogger(Outages.class);

    private final OutboxConfig.Offsets config;
    private final Counter waits;
    private volatile boolean givenUp;

    Outages(OutboxConfig.Offsets config, MeterRegistry meters) {
        this.config = config;
        this.waits = meters.counter("huifang.offsets.outages");
    }

    /** Tries until it succeeds or fails for a reason in the records; each try on this context. */
    <T> Uni<T> survive(Supplier<Uni<T>> attempt) {
        return retried(attempt, failure -> Blame.of(failure) == Blame.SURROUNDINGS);
    }

    /** Tries until it succeeds: there is nothing left that could be taken out of the way. */
    <T> Uni<T> surviveAll(Supplier<Uni<T>> attempt) {
        return retried(attempt, failure -> true);
    }

    /** Failures are passed on from here on. */
    void giveUp() {
        givenUp = true;
    }

    private <T> Uni<T> retried(Supplier<Uni<T>> attempt, Predicate<Throwable> waitOut) {
        AtomicInteger tries = new AtomicInteger();
        Predicate<Throwable> again = failure -> !givenUp && waitOut.test(failure);
        return Uni.createFrom()
                .deferred(attempt::get)
                .runSubscriptionOn(here())
                .onFailure(again)
                .invoke(failure -> noted(failure, tries.incrementAndGet()))
                .onFailure(again)
                .retry()
                .withBackOff(config.firstPause(), config.longestPause())
                .indefinitely()
                .invoke(() -> overcome(tries.get()));
    }

    /** A deadlock is over with the next try; only what lasts is worth a person's attention. */
    private void noted(Throwable failure, int tries) {
        waits.increment();
        Logger.Level level = tries == 2 ? Logger.Level.WARN : Logger.Level.DEBUG;
        LOG.logf(level, "Waiting for the database, then going on: %s", Blame.inWords(failure));
    }

    private static void overcome(int tries) {
        if (tries > 1) {
            LOG.infof("Going on after %d tries in vain", tries);
        }
    }

    /** Pauses end on a worker thread; the next try belongs on the event loop it began on. */
    private static Executor here() {
        Context context = Vertx.currentContext();
        return context == null
                ? Runnable::run
                : task -> context.runOnContext(nothing -> task.run());
    }
}
