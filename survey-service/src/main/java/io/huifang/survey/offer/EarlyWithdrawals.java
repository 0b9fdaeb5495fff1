package io.huifang.survey.offer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Withdrawals that came before the attempts they are about. */
@ApplicationScoped
class EarlyWithdrawals {
    private static final String TAKE =
            """
            DELETE FROM early_withdrawal WHERE attempt_id = ANY($1) RETURNING attempt_id\
            """;

    private static final String REMEMBER =
            """
            INSERT INTO early_withdrawal (attempt_id)
            SELECT told.attempt_id FROM unnest($1::uuid[]) AS told (attempt_id)
            WHERE NOT EXISTS (SELECT FROM attempt a WHERE a.attempt_id = told.attempt_id)
            ON CONFLICT DO NOTHING\
            """;

    /** Those of the attempts whose withdrawal came first; from now on they are forgotten here. */
    Uni<List<UUID>> take(SqlConnection tx, Collection<UUID> attempts) {
        if (attempts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.preparedQuery(TAKE)
                .execute(ids(attempts))
                .map(
                        rows -> {
                            List<UUID> early = new ArrayList<>();
                            rows.forEach(row -> early.add(row.getUUID(0)));
                            return early;
                        });
    }

    /** Remembers those of attempts that are not there yet. */
    Uni<Void> remember(SqlConnection tx, Collection<UUID> attempts) {
        return attempts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(REMEMBER).execute(ids(attempts)).replaceWithVoid();
    }

    private static Tuple ids(Collection<UUID> attempts) {
        return Tuple.tuple().addArrayOfUUID(attempts.toArray(UUID[]::new));
    }
}
