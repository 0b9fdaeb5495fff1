package io.huifang.intake.vault.key;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Map;
import java.util.TreeMap;

/**
 * The table {@code vault_keys.key_encryption_key}: the versions that may wrap. A customer's key
 * refers to its row, so that no version goes while it is needed, nor is used after it went.
 */
@ApplicationScoped
class KeyEncryptionKeys {
    /** One rotation or destruction at a time, whichever replica does it. */
    private static final String ALONE =
            "SELECT pg_advisory_xact_lock(hashtextextended('huifang.vault.rotation', 0))";

    private static final String ADMIT =
            """
            INSERT INTO vault_keys.key_encryption_key (version) VALUES ($1)
            ON CONFLICT DO NOTHING
            """;

    private static final String USE =
            """
            SELECT e.version, count(k.customer_id)
            FROM vault_keys.key_encryption_key e
            LEFT JOIN vault_keys.customer_key k ON k.wrapped_by = e.version
            GROUP BY e.version
            """;

    private static final String KNOWN =
            """
            SELECT EXISTS (SELECT 1 FROM vault_keys.key_encryption_key WHERE version = $1)
                OR EXISTS (SELECT 1 FROM vault_keys.dismissed_key WHERE version = $1)
            """;

    private static final String AGE =
            """
            SELECT coalesce(extract(epoch FROM now() - max(admitted_at)), 0)::float8
            FROM vault_keys.key_encryption_key
            """;

    private static final String REMEMBER =
            """
            INSERT INTO vault_keys.dismissed_key (version) VALUES ($1) ON CONFLICT DO NOTHING
            """;

    private final Pool pool;

    @Inject
    KeyEncryptionKeys(Pool pool) {
        this.pool = pool;
    }

    /** Waits for others that change keys, until the transaction's end. */
    Uni<Void> lock(SqlConnection tx) {
        return tx.query(ALONE).execute().replaceWithVoid();
    }

    /** From now on that version may wrap. */
    Uni<Void> admit(int version) {
        return admit(pool, version);
    }

    /** The same, in the caller's transaction. */
    Uni<Void> admit(SqlClient client, int version) {
        return client.preparedQuery(ADMIT).execute(Tuple.of(version)).replaceWithVoid();
    }

    /** How many customers' keys each version wraps. */
    Uni<Map<Integer, Long>> use(SqlClient client) {
        return client.query(USE)
                .execute()
                .map(
                        rows -> {
                            Map<Integer, Long> use = new TreeMap<>();
                            for (Row row : rows) {
                                use.put(row.getInteger(0), row.getLong(1));
                            }
                            return use;
                        });
    }

    /** Whether that version may wrap, or was dismissed. */
    Uni<Boolean> knows(SqlConnection tx, int version) {
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of(version))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** That version may never wrap again. The database refuses it while the version is in use. */
    Uni<Void> dismiss(SqlConnection tx, int version) {
        return tx.preparedQuery("DELETE FROM vault_keys.key_encryption_key WHERE version = $1")
                .execute(Tuple.of(version))
                .chain(() -> tx.preparedQuery(REMEMBER).execute(Tuple.of(version)))
                .replaceWithVoid();
    }

    /** Seconds since the version that came last was admitted; 0 before the first. */
    Uni<Double> ageOfNewest() {
        return pool.query(AGE).execute().map(rows -> rows.iterator().next().getDouble(0));
    }
}
