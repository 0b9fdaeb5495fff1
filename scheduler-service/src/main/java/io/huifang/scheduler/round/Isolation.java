package io.huifang.scheduler.round;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Keeps a row that cannot be worked on from holding up all others: its batch is halved until it
 * stands alone, and then it is set aside for a while and said in the log.
 */
@ApplicationScoped
public class Isolation {
    /** Time for a person to look, and few enough tries to notice each. */
    static final Duration PAUSE = Duration.ofHours(1);

    /** With the timers' pauses, few enough for a person to look at each. */
    static final int MOST_OF_A_ROUND = 10;

    private static final Logger LOG = Logger.getLogger(Isolation.class);

    private final Pool pool;
    private final SetAsideRows setAsideRows;
    private final Rounds rounds;

    Isolation(Pool pool, SetAsideRows setAsideRows, Rounds rounds) {
        this.pool = pool;
        this.setAsideRows = setAsideRows;
        this.rounds = rounds;
    }

    /**
     * Does work with rows that the transaction has claimed, so that a failure which is theirs says
     * so. Nothing may be done in the transaction after it that the database could refuse.
     *
     * @param work what is done, as {@link SetAsideRows#without} knows it
     */
    public static <T> Uni<T> blaming(
            SqlConnection tx, String work, Collection<UUID> rows, Supplier<Uni<T>> what) {
        return Uni.createFrom()
                .deferred(() -> what.get())
                .call(() -> SetAsideRows.checkNow(tx))
                .onFailure(AtFault::isOfARow)
                .transform(cause -> new AtFault(work, rows, cause));
    }

    /**
     * Does work that blames its rows again and again, each round until none is left.
     *
     * @param what the work, as the subject of "… failed"
     * @param batch most rows of a transaction
     * @param work answers how many there were
     */
    public void every(Duration pause, String what, int batch, IntFunction<Uni<Integer>> work) {
        rounds.every(pause, what, () -> untilNoneIsLeft(batch, work));
    }

    /** As {@link Rounds#every}, for work that takes care of its own rows. */
    public void every(Duration pause, String what, Supplier<? extends Uni<?>> round) {
        rounds.every(pause, what, round);
    }

    /**
     * As {@link Rounds#untilNoneIsLeft}, for work that blames its rows. So many of them are hardly
     * at fault themselves: the round ends before a fault of everything sets everything aside.
     */
    public Uni<Void> untilNoneIsLeft(int batch, IntFunction<Uni<Integer>> work) {
        return Uni.createFrom().deferred(() -> untilNoneIsLeft(batch, work, new AtomicInteger()));
    }

    private Uni<Void> untilNoneIsLeft(
            int batch, IntFunction<Uni<Integer>> work, AtomicInteger aside) {
        return Rounds.untilNoneIsLeft(
                batch, most -> isolating(most, work, aside).map(done -> goOn(done, aside)));
    }

    /** Nothing was done, for a round that has set aside as many as it may. */
    private static int goOn(int done, AtomicInteger aside) {
        if (aside.get() < MOST_OF_A_ROUND) return done;
        LOG.errorf(
                "%d rows were set aside in one round, which ends: look for a fault of them all",
                aside.get());
        return 0;
    }

    /** Work with one row at most, which is set aside when it fails. */
    public Uni<Void> one(Supplier<? extends Uni<?>> work) {
        return isolating(1, most -> work.get().replaceWith(1), new AtomicInteger())
                .replaceWithVoid();
    }

    private Uni<Integer> isolating(int limit, IntFunction<Uni<Integer>> work, AtomicInteger aside) {
        return Uni.createFrom()
                .deferred(() -> work.apply(limit))
                .onFailure(AtFault.class)
                .recoverWithUni(failure -> isolate(failure, limit, work, aside).replaceWith(limit));
    }

    /** One row may bring others of its customer along, however few are asked for. */
    private Uni<?> isolate(
            AtFault failure, int limit, IntFunction<Uni<Integer>> work, AtomicInteger aside) {
        int half = Math.min(limit, failure.rows().size()) / 2;
        if (half > 0) return isolating(half, work, aside);
        return setAside(failure).invoke(() -> aside.addAndGet(failure.rows().size()));
    }

    private Uni<Void> setAside(AtFault failure) {
        LOG.errorf(
                "Cannot be worked on, a person must look; tried again in %s: work=%s id=%s"
                        + " reason=%s",
                PAUSE, failure.work(), failure.rows(), failure.inWords());
        return setAsideRows.setAside(
                pool, failure.work(), failure.rows(), PAUSE, failure.inWords());
    }
}
