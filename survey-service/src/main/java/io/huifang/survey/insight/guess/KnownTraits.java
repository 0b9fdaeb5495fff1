package io.huifang.survey.insight.guess;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is known of claimed and concluded attempts before their calls. */
@ApplicationScoped
class KnownTraits {
    // Of before the lease, and as it was first said: what is counted later is what was known then.
    // A cause that is no code, or has more digits than a term may have, is not counted.
    /** Of the attempts $1; a trait of which nothing is known is null. */
    static final String TRAITS =
            """
            SELECT b.attempt_id, q.reason,
                CASE WHEN b.context->>'cause' ~ '^[A-Za-z][A-Za-z0-9_.-]{0,63}$'
                    AND length(regexp_replace(b.context->>'cause', '[^0-9]', '', 'g')) <= 6
                    THEN b.context->>'cause' END AS cause,
                least(b.number, 3)::text AS attempt,
                coalesce((SELECT e.disposition FROM conclusion e
                    WHERE e.customer_id = b.customer_id AND e.concluded_at < a.claimed_at
                    ORDER BY e.concluded_at DESC LIMIT 1), 'NONE') AS earlier_outcome,
                coalesce((SELECT e.root_cause FROM conclusion e
                    WHERE e.customer_id = b.customer_id AND e.concluded_at < a.claimed_at
                      AND e.root_cause IS NOT NULL
                    ORDER BY e.concluded_at DESC LIMIT 1), 'NONE') AS earlier_cause
            FROM attempt a JOIN attempt_brief b USING (attempt_id) JOIN queue q USING (queue_id)
            WHERE a.attempt_id = ANY($1)""";

    Uni<Optional<Known>> of(SqlClient client, UUID attemptId) {
        return client.preparedQuery(TRAITS)
                .execute(Tuple.tuple().addArrayOfUUID(new UUID[] {attemptId}))
                .map(
                        rows -> {
                            RowIterator<Row> found = rows.iterator();
                            return found.hasNext()
                                    ? Optional.of(known(found.next()))
                                    : Optional.empty();
                        });
    }

    private static Known known(Row row) {
        Map<Trait, String> traits = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            String value = row.getString(trait.code().replace('-', '_'));
            if (value != null) traits.put(trait, value);
        }
        return new Known(row.getString("reason"), traits);
    }
}
