package io.huifang.survey.telling;

import io.huifang.survey.timer.Rounds;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Tells what waits, the oldest first, again and again until it is accepted. Two replicas may tell
 * the same at once: whoever is told knows it by its id.
 *
 * @param <T> what waits
 */
public final class TellWaiting<T> {
    private static final int AT_ONCE = 20;

    private final Function<Integer, Uni<List<T>>> waiting;
    private final Function<T, Uni<Void>> tell;
    private final Rounds rounds;

    /**
     * @param name what is done, for the log
     * @param pause until what was not accepted is told again
     * @param waiting so many that wait
     * @param tell tells one, and when it is accepted notes that
     */
    public TellWaiting(
            Vertx vertx,
            String name,
            Duration pause,
            Function<Integer, Uni<List<T>>> waiting,
            Function<T, Uni<Void>> tell) {
        this.waiting = waiting;
        this.tell = tell;
        this.rounds = new Rounds(vertx, name, pause, this::round);
    }

    public void start() {
        rounds.start();
    }

    public void stop() {
        rounds.stop();
    }

    /** One that is refused stands in nobody's way: the round goes on and then fails. */
    private Uni<Boolean> round() {
        return waiting.apply(AT_ONCE)
                .chain(
                        all ->
                                Multi.createFrom()
                                        .iterable(all)
                                        .onItem()
                                        .transformToUni(tell::apply)
                                        .collectFailures()
                                        .concatenate()
                                        .collect()
                                        .asList()
                                        .replaceWith(all.size() == AT_ONCE));
    }
}
