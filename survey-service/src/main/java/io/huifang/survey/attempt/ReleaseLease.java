package io.huifang.survey.attempt;

import io.huifang.survey.exchange.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * A holder gives an attempt back: it is offered again, or returned when nobody may take it now or
 * its number was shown.
 */
@ApplicationScoped
public class ReleaseLease {
    private final Pool pool;
    private final Attempts attempts;
    private final AttemptMoves moves;
    private final Announcements announcements;

    ReleaseLease(Pool pool, Attempts attempts, AttemptMoves moves, Announcements announcements) {
        this.pool = pool;
        this.attempts = attempts;
        this.moves = moves;
        this.announcements = announcements;
    }

    public Uni<Answer> release(Holder holder) {
        return pool.withTransaction(tx -> release(tx, holder));
    }

    Uni<Answer> release(SqlConnection tx, Holder holder) {
        return moves.release(tx, holder)
                .chain(
                        released ->
                                released.isEmpty()
                                        ? attempts.refusalOfWrite(tx, holder).map(Refusal::answer)
                                        : announcements
                                                .announce(tx, released)
                                                .replaceWith(Answer.Done.nothing()));
    }
}
