package io.huifang.intake.vault.key;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code vault_keys.customer_key}; new rows are written with what they seal. */
@ApplicationScoped
public class CustomerKeys {
    private static final String FIND =
            """
            SELECT customer_id, key_id, wrapped_by, wrapped
            FROM vault_keys.customer_key WHERE customer_id = ANY($1)
            """;

    // Rows that another replica is at work on are its own; who comes later finds the rest.
    private static final String WRAPPED_BY_OLDER =
            """
            SELECT customer_id, key_id, wrapped_by, wrapped FROM vault_keys.customer_key
            WHERE customer_id > $2
              AND wrapped_by IN (
                SELECT older.version
                FROM vault_keys.key_encryption_key older, vault_keys.key_encryption_key mine
                WHERE mine.version = $1 AND older.admitted_at < mine.admitted_at)
            ORDER BY customer_id LIMIT $3 FOR UPDATE SKIP LOCKED
            """;

    private static final String COUNT_WRAPPED_BY_OLDER =
            """
            SELECT count(*) FROM (
                SELECT 1 FROM vault_keys.customer_key
                WHERE wrapped_by IN (
                    SELECT older.version
                    FROM vault_keys.key_encryption_key older, vault_keys.key_encryption_key mine
                    WHERE mine.version = $1 AND older.admitted_at < mine.admitted_at)
                LIMIT $2) AS waiting
            """;

    private static final String REWRAP =
            """
            UPDATE vault_keys.customer_key k
            SET wrapped_by = n.wrapped_by, wrapped = n.wrapped
            FROM unnest($1::text[], $2::uuid[], $3::int[], $4::bytea[])
                 AS n (customer_id, key_id, wrapped_by, wrapped)
            WHERE k.customer_id = n.customer_id AND k.key_id = n.key_id
            """;

    private final Pool pool;

    @Inject
    CustomerKeys(Pool pool) {
        this.pool = pool;
    }

    /** What is stored about these customers' keys; nothing for whom there never was one. */
    Uni<Map<String, KeyLife>> find(Collection<String> customerIds) {
        return findIn(pool, customerIds);
    }

    /** The same, in the caller's transaction. */
    Uni<Map<String, KeyLife>> findIn(SqlClient client, Collection<String> customerIds) {
        Tuple wanted = Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new));
        return client.preparedQuery(FIND)
                .execute(wanted)
                .map(
                        rows -> {
                            Map<String, KeyLife> found = new HashMap<>();
                            rows.forEach(row -> found.put(row.getString(0), life(row)));
                            return found;
                        });
    }

    /**
     * Locks some of the keys that are wrapped by a version admitted before that one.
     *
     * @param after customers up to this one are passed over
     */
    Uni<List<WrappedKey>> wrappedByOlder(SqlConnection tx, int version, String after, int most) {
        return tx.preparedQuery(WRAPPED_BY_OLDER)
                .execute(Tuple.of(version, after, most))
                .map(CustomerKeys::keys);
    }

    /**
     * How many keys are wrapped by a version admitted before that one; counts up to {@code most}.
     */
    Uni<Long> countWrappedByOlder(int version, int most) {
        return pool.preparedQuery(COUNT_WRAPPED_BY_OLDER)
                .execute(Tuple.of(version, most))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Stores the keys in another wrapping. */
    Uni<Void> rewrap(SqlConnection tx, List<WrappedKey> keys) {
        Tuple columns =
                Tuple.tuple()
                        .addValue(keys.stream().map(WrappedKey::customerId).toArray(String[]::new))
                        .addValue(keys.stream().map(WrappedKey::keyId).toArray(UUID[]::new))
                        .addValue(keys.stream().map(WrappedKey::wrappedBy).toArray(Integer[]::new))
                        .addValue(
                                keys.stream()
                                        .map(key -> Buffer.buffer(key.bytes()))
                                        .toArray(Buffer[]::new));
        return tx.preparedQuery(REWRAP).execute(columns).replaceWithVoid();
    }

    private static List<WrappedKey> keys(RowSet<Row> rows) {
        List<WrappedKey> keys = new ArrayList<>(rows.size());
        rows.forEach(row -> keys.add(key(row)));
        return keys;
    }

    private static KeyLife life(Row row) {
        return row.getUUID(1) == null ? new KeyLife.Erased() : new KeyLife.Alive(key(row));
    }

    private static WrappedKey key(Row row) {
        return new WrappedKey(
                row.getString(0), row.getUUID(1), row.getInteger(2), row.getBuffer(3).getBytes());
    }
}
