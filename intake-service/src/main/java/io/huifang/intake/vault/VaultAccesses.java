package io.huifang.intake.vault;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code vault_access}: who read whose data, when and what for. Rows are only added. */
@ApplicationScoped
class VaultAccesses {
    private static final String INSERT =
            """
            INSERT INTO vault_access
                (service, agent, purpose, attempt_id, customer_id, source, event_id, found)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    /** Adds one row, in the transaction that reads. */
    Uni<Void> add(SqlConnection connection, RevealContact.Request request, boolean found) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.tuple()
                                .addString(request.service())
                                .addString(request.agent())
                                .addString(request.purpose())
                                .addString(request.attemptId())
                                .addString(request.customerId())
                                .addString(request.source())
                                .addString(request.eventId())
                                .addBoolean(found))
                .replaceWithVoid();
    }
}
