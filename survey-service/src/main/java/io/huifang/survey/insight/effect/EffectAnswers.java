package io.huifang.survey.insight.effect;

import static java.time.ZoneOffset.UTC;

import io.huifang.contract.analytics.ResponseFact;
import io.huifang.survey.insight.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;

/** How satisfied customers said they were, under pseudonyms. */
@ApplicationScoped
class EffectAnswers {
    private static final String ADD =
            """
            INSERT INTO effect_answer (event_id, answered_at, callback_id, pseudonym, csat)
            SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::int[])
            ON CONFLICT DO NOTHING""";

    private static final String PURGE =
            """
            DELETE FROM effect_answer WHERE event_id IN (
                SELECT event_id FROM effect_answer WHERE answered_at < $1
                ORDER BY answered_at LIMIT $2)""";

    /**
     * @param responses those without a word on satisfaction say nothing here
     */
    public Uni<Void> add(SqlConnection tx, List<ResponseFact> responses) {
        List<ResponseFact> said = responses.stream().filter(it -> it.csat() != null).toList();
        if (said.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(ADD)
                .execute(
                        Columns.of(said)
                                .uuid(ResponseFact::eventId)
                                .instant(ResponseFact::occurredAt)
                                .uuid(ResponseFact::callbackId)
                                .text(ResponseFact::customerId)
                                .integer(ResponseFact::csat)
                                .tuple())
                .replaceWithVoid();
    }

    /** Forgets at most so many of those before then; tells how many. */
    public Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(UTC), most))
                .map(RowSet::rowCount);
    }
}
