package io.huifang.survey.attempt;

import io.huifang.contract.Topic;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.outbox.Ids;
import io.huifang.outbox.Outbox;
import io.huifang.outbox.OutboxRecord;
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

    private final Outbox outbox;
    private final SurveyFacts facts;
    private final Ids ids;
    private final Clock clock;

    Announcements(Outbox outbox, SurveyFacts facts, Ids ids, Clock clock) {
        this.outbox = outbox;
        this.facts = facts;
        this.ids = ids;
        this.clock = clock;
    }

    public Uni<Void> announce(SqlConnection tx, List<Move> moves) {
        List<OutboxRecord> returned =
                moves.stream()
                        .filter(move -> move.to() == AttemptState.RETURNED)
                        .map(this::returned)
                        .toList();
        List<Offer> offers =
                moves.stream()
                        .filter(move -> move.to() == AttemptState.OFFERED)
                        .map(Move::offer)
                        .toList();
        return outbox.append(tx, returned).chain(() -> offered(tx, offers));
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

    private OutboxRecord returned(Move move) {
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
                                : AttemptReturned.Because.WINDOW_OVER);
        return facts.record(Topic.CALLBACK_ATTEMPTS, fact, move.traceParent());
    }
}
