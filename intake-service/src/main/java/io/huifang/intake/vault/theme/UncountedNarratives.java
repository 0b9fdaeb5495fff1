package io.huifang.intake.vault.theme;

import io.huifang.intake.vault.SealedNarrative;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Narratives that nobody has read for what they are about. */
@ApplicationScoped
class UncountedNarratives {
    private static final String TAKE =
            """
            UPDATE vault_narrative SET counted = true WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM vault_narrative WHERE NOT counted
                ORDER BY sealed_at LIMIT $1 FOR UPDATE SKIP LOCKED))
            RETURNING source, event_id, customer_id, ciphertext, sealed_at
            """;

    /** One of them, with when it was sealed, UTC. */
    record Uncounted(SealedNarrative narrative, Instant sealedAt) {}

    /** Marks the oldest as counted, which holds when the transaction commits. */
    Uni<List<Uncounted>> take(SqlConnection tx, long most) {
        return tx.preparedQuery(TAKE)
                .execute(Tuple.of(most))
                .map(
                        rows -> {
                            List<Uncounted> taken = new ArrayList<>(rows.size());
                            rows.forEach(
                                    row ->
                                            taken.add(
                                                    new Uncounted(
                                                            new SealedNarrative(
                                                                    row.getString("source"),
                                                                    row.getString("event_id"),
                                                                    row.getString("customer_id"),
                                                                    row.getBuffer("ciphertext")
                                                                            .getBytes()),
                                                            row.getOffsetDateTime("sealed_at")
                                                                    .toInstant())));
                            return taken;
                        });
    }
}
