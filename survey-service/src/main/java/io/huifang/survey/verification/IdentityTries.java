package io.huifang.survey.verification;

import io.huifang.survey.attempt.Holder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The tries of each attempt; written once. */
@ApplicationScoped
class IdentityTries {
    /** How the check of the phrase is named among the methods. */
    static final String PHRASE = "PHRASE";

    private static final String OF_ATTEMPT =
            """
            SELECT fencing_token, method, passed, blocks FROM identity_try
            WHERE attempt_id = $1 ORDER BY nth""";
    private static final String ADD =
            """
            INSERT INTO identity_try (attempt_id, nth, fencing_token, agent, method, passed, blocks)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    /**
     * One try.
     *
     * @param token fencing token of the lease it was made under
     * @param method {@link #PHRASE} or the name of an {@link IdentityMethod}
     * @param passed how it went
     * @param blocks it was the last one that could be made
     */
    record Try(long token, String method, boolean passed, boolean blocks) {}

    Uni<List<Try>> of(SqlConnection tx, UUID attemptId) {
        return tx.preparedQuery(OF_ATTEMPT)
                .execute(Tuple.of(attemptId))
                .map(
                        rows -> {
                            List<Try> tries = new ArrayList<>();
                            rows.forEach(row -> tries.add(read(row)));
                            return tries;
                        });
    }

    /** The attempt must be locked by the transaction. */
    Uni<Void> add(SqlConnection tx, Holder holder, int nth, Try made) {
        Tuple values = Tuple.of(holder.attemptId(), nth, made.token(), holder.agent());
        values.addString(made.method()).addBoolean(made.passed()).addBoolean(made.blocks());
        return tx.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    private static Try read(Row row) {
        return new Try(
                row.getLong("fencing_token"),
                row.getString("method"),
                row.getBoolean("passed"),
                row.getBoolean("blocks"));
    }
}
