package io.huifang.survey.review;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Where calls to be reviewed are drawn from: the latest ones that nobody has reviewed. */
@ApplicationScoped
class ConcludedCalls {
    private static final int LATEST = 2000;

    // By time, so that what it looks at is bounded by a fortnight whatever is asked for.
    private static final String DRAW =
            """
            SELECT attempt_id FROM (
                SELECT c.attempt_id FROM conclusion c
                WHERE c.concluded_at > statement_timestamp() - interval '14 days'
                  AND ($1::text IS NULL OR c.agent = $1)
                  AND ($2::text IS NULL OR c.reason = $2)
                  AND ($3::text IS NULL OR $3 = coalesce(
                      (SELECT a.disposition FROM attempt_correction a
                       WHERE a.attempt_id = c.attempt_id ORDER BY a.revision DESC LIMIT 1),
                      c.disposition))
                  AND (NOT $4 OR c.answers @? '$.csat ? (@ <= 2)'
                              OR c.answers @> '{"resolved": false}')
                  AND c.agent <> $5
                  AND NOT EXISTS (SELECT 1 FROM review r WHERE r.attempt_id = c.attempt_id)
                ORDER BY c.concluded_at DESC LIMIT $6) latest
            ORDER BY random() LIMIT $7""";

    /** Some of them, by chance; none that the reader made himself. */
    Uni<List<UUID>> draw(SqlConnection tx, SampleFilter filter, String reader, int most) {
        Tuple values = Tuple.of(filter.agent(), filter.reason(), filter.disposition());
        values.addBoolean(filter.lowScore()).addString(reader);
        values.addInteger(LATEST).addInteger(most);
        return tx.preparedQuery(DRAW)
                .execute(values)
                .map(
                        rows -> {
                            List<UUID> drawn = new ArrayList<>(rows.size());
                            for (Row row : rows) drawn.add(row.getUUID("attempt_id"));
                            return drawn;
                        });
    }
}
