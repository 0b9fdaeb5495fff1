package io.huifang.scheduler.round;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Work that this process does again and again until it stops. Rounds of one work never overlap: one
 * that takes longer than the pause leaves out those it covers. A round that fails is said in the
 * log, and the next one comes all the same; one that does not end is said in the log and by {@code
 * huifang.round.age}, its age in seconds.
 */
@ApplicationScoped
public class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final Queue<Cancellable> going = new ConcurrentLinkedQueue<>();
    private final MeterRegistry registry;
    private final Clock clock;

    Rounds(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Begins with a round at once.
     *
     * @param pause between the beginnings of two rounds
     * @param what the work, as the subject of "… failed"
     */
    public void every(Duration pause, String what, Supplier<? extends Uni<?>> round) {
        begin(Multi.createFrom().ticks().every(pause), what, round);
    }

    /** As the other one, with a first round later. */
    public void every(
            Duration first, Duration pause, String what, Supplier<? extends Uni<?>> round) {
        begin(Multi.createFrom().ticks().startingAfter(first).every(pause), what, round);
    }

    /**
     * A round that goes on, batch by batch, until one of them was not full.
     *
     * @param batch most that the work does at once
     * @param work answers how much there was to do
     */
    public static Uni<Void> untilNoneIsLeft(int batch, IntFunction<Uni<Integer>> work) {
        // one after another, not one within another: a round may have thousands
        return Multi.createBy()
                .repeating()
                .uni(() -> work.apply(batch))
                .whilst(done -> done >= batch)
                .onItem()
                .ignoreAsUni();
    }

    private void begin(Multi<Long> ticks, String what, Supplier<? extends Uni<?>> round) {
        RoundUnderWay underWay = new RoundUnderWay(what, clock);
        Gauge.builder("huifang.round.age", underWay, RoundUnderWay::seconds)
                .tag("work", what)
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        going.add(
                ticks.onOverflow()
                        .invoke(tick -> underWay.leftOutAnother())
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(
                                tick -> underWay.during(() -> round(what, round)))
                        .subscribe()
                        .with(done -> {}));
    }

    /** Also a round that fails before it begins is only one round. */
    private static Uni<Void> round(String what, Supplier<? extends Uni<?>> round) {
        return Uni.createFrom()
                .deferred(() -> round.get().replaceWithVoid())
                .onFailure()
                .invoke(failure -> LOG.warnf("%s failed: %s", what, failure))
                .onFailure()
                .recoverWithNull();
    }

    void stop(@Observes ShutdownEvent event) {
        going.forEach(Cancellable::cancel);
    }
}
