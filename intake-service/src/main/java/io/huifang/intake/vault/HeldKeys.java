package io.huifang.intake.vault;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/**
 * The rows of {@code vault_keys.customer_key} that a transaction seals for: stored where they are
 * new, and held until its end. Whoever seals for the same customers, or erases one, takes turns.
 */
@ApplicationScoped
class HeldKeys {
    // Rows are locked in one order and added in one order, so that two transactions seldom meet
    // crosswise; it is that of Columns and of the table, whatever the database's own collation is.
    // A key that another one is just storing is not in this view yet; only a conflict
    // tells.
    private static final String HOLD =
            """
            WITH used AS MATERIALIZED (
                SELECT * FROM unnest($1::text[], $2::uuid[], $3::int[], $4::bytea[])
                    AS u (customer_id, key_id, wrapped_by, wrapped)),
            held AS MATERIALIZED (
                SELECT customer_id, key_id FROM vault_keys.customer_key
                WHERE customer_id = ANY($1)
                ORDER BY customer_id FOR NO KEY UPDATE),
            added AS (
                INSERT INTO vault_keys.customer_key AS k (customer_id, key_id, wrapped_by, wrapped)
                SELECT DISTINCT ON (customer_id COLLATE "C") customer_id, key_id, wrapped_by,
                    wrapped
                FROM used
                WHERE wrapped IS NOT NULL AND customer_id NOT IN (SELECT customer_id FROM held)
                ORDER BY customer_id COLLATE "C", key_id
                ON CONFLICT (customer_id) DO UPDATE SET key_id = EXCLUDED.key_id
                WHERE k.key_id = EXCLUDED.key_id
                RETURNING k.customer_id, k.key_id),
            live AS (SELECT * FROM held UNION ALL SELECT * FROM added)
            SELECT CASE WHEN EXISTS (
                SELECT 1 FROM used u WHERE NOT EXISTS (
                    SELECT 1 FROM live l
                    WHERE l.customer_id = u.customer_id AND l.key_id = u.key_id))
                THEN vault_keys.refuse_stale_keys() END
            """;

    /** Fails when one of the keys is not its customer's, or not any more. */
    Uni<Void> hold(SqlConnection tx, List<UsedKey> used) {
        return tx.preparedQuery(HOLD).execute(new Columns().keys(used).tuple()).replaceWithVoid();
    }
}
