package io.huifang.survey.ballot;

import io.huifang.survey.ballot.Ballots.Cast;
import io.huifang.survey.ballot.SortBallots.Sorted;
import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.util.List;

/**
 * Parts answers from their ballots, many at once, so that no order and no transaction leads from
 * one to the other. Fewer than that wait, sealed, and are written anew each time: all that wait
 * then come of one transaction, and of none beside that of a draw. Of several replicas one does it
 * at a time.
 */
@ApplicationScoped
class MixBallots {
    private static final Logger LOG = Logger.getLogger(MixBallots.class);

    private final Pool pool;
    private final Ballots ballots;
    private final SortBallots sortBallots;
    private final Rounds rounds;

    MixBallots(
            Pool pool, Ballots ballots, SortBallots sortBallots, BallotConfig config, Vertx vertx) {
        this.pool = pool;
        this.ballots = ballots;
        this.sortBallots = sortBallots;
        this.rounds = new Rounds(vertx, "Mixing ballots", config.mixEvery(), this::mix);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    private Uni<Boolean> mix() {
        return pool.withTransaction(tx -> ballots.take(tx).chain(taken -> mix(tx, taken)))
                .replaceWith(false);
    }

    private Uni<Void> mix(SqlConnection tx, List<Cast> taken) {
        Sorted sorted = sortBallots.sort(taken);
        if (sorted.unreadable() > 0) {
            LOG.warnf(
                    "%d ballots cannot be opened; they are spent and count nothing",
                    sorted.unreadable());
        }
        return ballots.part(tx, sorted.spent(), sorted.answers())
                .chain(() -> ballots.putBack(tx, sorted.waiting()));
    }
}
