package io.huifang.survey.attempt;

import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.outbox.Ids;
import io.huifang.survey.attempt.Endings.Ending;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what moved, in the transaction that moved it: returned attempts to the scheduler, offers to
 * the replicas that pair claims.
 */
@ApplicationScoped
public class Announcements {
    private static final String NOTIFY = "SELECT pg_notify($1, $2)";

    private final Endings endings;
    private final Ids ids;
    private final Clock clock;

    Announcements(Endings endings, Ids ids, Clock clock) {
        this.endings = endings;
        this.ids = ids;
        this.clock = clock;
    }

    public Uni<Void> announce(SqlConnection tx, List<Move> moves) {
        List<Ending> returned =
                moves.stream()
                        .filter(move -> move.to() == AttemptState.RETURNED)
                        .map(this::returned)
                        .toList();
        List<Offer> offers =
                moves.stream()
                        .filter(move -> move.to() == AttemptState.OFFERED)
                        .map(Move::offer)
                        .toList();
        return endings.tell(tx, returned).chain(() -> offered(tx, offers));
    }

    /** One notice for the transaction: the earliest due time of each queue and priority. */
    public Uni<Void> offered(SqlConnection tx, Collection<Offer> offers) {
        if (offers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<List<Integer>, Offer> earliest = new HashMap<>();
        for (Offer offer : offers) {
            earliest.merge(
                    List.of(offer.queueId(), offer.priority()),
                    offer,
                    (one, other) -> one.dueAt().isAfter(other.dueAt()) ? other : one);
        }
        return tx.preparedQuery(NOTIFY)
                .execute(Tuple.of(Offer.CHANNEL, Offer.notice(earliest.values())))
                .replaceWithVoid();
    }

    private Ending returned(Move move) {
        AttemptReturned fact =
                new AttemptReturned(
                        ids.next(),
                        clock.instant(),
                        move.customerId(),
                        move.callbackId(),
                        move.attemptId(),
                        move.number(),
                        move.withdrawn()
                                ? AttemptReturned.Because.WITHDRAWN
                                : AttemptReturned.Because.WINDOW_OVER,
                        move.revealedAt());
        return new Ending(move.attemptId(), fact, move.traceParent());
    }
}
