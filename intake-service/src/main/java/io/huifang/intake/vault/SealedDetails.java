package io.huifang.intake.vault;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The tables {@code vault_contact} and {@code vault_narrative}, and the keys that come into being
 * with them.
 */
@ApplicationScoped
class SealedDetails {
    // A key that another statement is just storing is not in this one's view yet; only a conflict
    // tells. A contact is compared with the one before it by event time: only what differs is a
    // row, and what is the same is noted now and then. The same event again changes nothing.
    private static final String STORE =
            """
            WITH used AS MATERIALIZED (
                SELECT * FROM unnest($1::text[], $2::uuid[], $3::int[], $4::bytea[])
                    AS u (customer_id, key_id, wrapped_by, wrapped)),
            added AS (
                INSERT INTO vault_keys.customer_key AS k (customer_id, key_id, wrapped_by, wrapped)
                SELECT DISTINCT ON (customer_id) customer_id, key_id, wrapped_by, wrapped
                FROM used WHERE wrapped IS NOT NULL ORDER BY customer_id, key_id
                ON CONFLICT (customer_id) DO UPDATE SET key_id = EXCLUDED.key_id
                WHERE k.key_id = EXCLUDED.key_id
                RETURNING k.customer_id, k.key_id),
            live AS (
                SELECT customer_id, key_id FROM added
                UNION ALL
                SELECT k.customer_id, k.key_id
                FROM used u JOIN vault_keys.customer_key k
                    ON k.customer_id = u.customer_id AND k.key_id = u.key_id),
            given AS MATERIALIZED (
                SELECT c.*, before.event_time AS before_time, before.source AS before_source,
                    before.event_id AS before_id, before.confirmed_until,
                    coalesce(before.fingerprint = c.fingerprint, false) AS unchanged
                FROM unnest($5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::bytea[],
                            $10::bytea[])
                    AS c (customer_id, event_time, source, event_id, fingerprint, ciphertext)
                LEFT JOIN LATERAL (
                    SELECT * FROM vault_contact v
                    WHERE v.customer_id = c.customer_id
                      AND (v.event_time, v.source, v.event_id)
                          <= (c.event_time, c.source, c.event_id)
                    ORDER BY v.event_time DESC, v.source DESC, v.event_id DESC
                    LIMIT 1) before ON true),
            contacts AS (
                INSERT INTO vault_contact (customer_id, event_time, source, event_id,
                    confirmed_until, fingerprint, ciphertext, version)
                SELECT customer_id, event_time, source, event_id, event_time, fingerprint,
                    ciphertext, $16::smallint
                FROM given WHERE NOT unchanged
                ON CONFLICT DO NOTHING),
            confirmed AS (
                UPDATE vault_contact v SET confirmed_until = g.seen
                FROM (SELECT customer_id, before_time, before_source, before_id,
                          max(event_time) AS seen
                      FROM given
                      WHERE unchanged
                        AND event_time > confirmed_until + $11 * interval '1 second'
                      GROUP BY customer_id, before_time, before_source, before_id) g
                WHERE v.customer_id = g.customer_id AND v.event_time = g.before_time
                  AND v.source = g.before_source AND v.event_id = g.before_id),
            narratives AS (
                INSERT INTO vault_narrative (source, event_id, customer_id, ciphertext, version)
                SELECT n.source, n.event_id, n.customer_id, n.ciphertext, $16::smallint
                FROM unnest($12::text[], $13::text[], $14::text[], $15::bytea[])
                    AS n (source, event_id, customer_id, ciphertext)
                ON CONFLICT (source, event_id) DO NOTHING)
            SELECT CASE WHEN EXISTS (
                SELECT 1 FROM used u WHERE NOT EXISTS (
                    SELECT 1 FROM live l
                    WHERE l.customer_id = u.customer_id AND l.key_id = u.key_id))
                THEN vault_keys.refuse_stale_keys() END
            """;

    /** SQLSTATE classes: data, constraints, transactions in each other's way, limits of size. */
    private static final Set<String> REFUSED_ROWS = Set.of("22", "23", "40", "54");

    /** SQLSTATE of {@code vault_keys.refuse_stale_keys}, and of a wrapping key that is gone. */
    private static final Set<String> STALE_KEYS = Set.of("23KEY", "23503");

    private static final Comparator<UsedKey> BY_CUSTOMER =
            Comparator.comparing(UsedKey::customerId).thenComparing(UsedKey::keyId);
    private static final Comparator<SealedNarrative> BY_EVENT =
            Comparator.comparing(SealedNarrative::source).thenComparing(SealedNarrative::eventId);

    private final Pool pool;
    private final Duration confirmEvery;

    @Inject
    SealedDetails(Pool pool, VaultConfig config) {
        this.pool = pool;
        this.confirmEvery = config.confirmEvery();
    }

    /** Stores all of it in one statement, rows in key order so that two of them cannot deadlock. */
    Uni<Void> store(SealedRows rows) {
        return storeIn(pool, rows);
    }

    /** The same, in the caller's transaction. */
    Uni<Void> storeIn(SqlClient client, SealedRows rows) {
        return client.preparedQuery(STORE).execute(parameters(rows)).replaceWithVoid();
    }

    /** Whether other rows might be stored where these were not. */
    static boolean isOfTheRows(Throwable failure) {
        return failure instanceof PgException refusal
                && REFUSED_ROWS.contains(refusal.getSqlState().substring(0, 2));
    }

    /** Whether something was sealed with a key that is not the customer's. */
    static boolean isOfStaleKeys(Throwable failure) {
        return failure instanceof PgException refusal && STALE_KEYS.contains(refusal.getSqlState());
    }

    private Tuple parameters(SealedRows rows) {
        List<UsedKey> keys = rows.keys().stream().distinct().sorted(BY_CUSTOMER).toList();
        List<SealedContact> contacts = SealedContact.changes(rows.contacts(), confirmEvery);
        List<SealedNarrative> narratives = rows.narratives().stream().sorted(BY_EVENT).toList();
        Tuple tuple = Tuple.tuple();
        tuple.addValue(column(keys, UsedKey::customerId, String[]::new));
        tuple.addValue(column(keys, UsedKey::keyId, UUID[]::new));
        tuple.addValue(column(keys, UsedKey::wrappedBy, Integer[]::new));
        tuple.addValue(column(keys, key -> buffer(key.wrapped()), Buffer[]::new));
        tuple.addValue(column(contacts, SealedContact::customerId, String[]::new));
        tuple.addValue(column(contacts, SealedDetails::time, OffsetDateTime[]::new));
        tuple.addValue(column(contacts, SealedContact::source, String[]::new));
        tuple.addValue(column(contacts, SealedContact::eventId, String[]::new));
        tuple.addValue(column(contacts, c -> buffer(c.fingerprint()), Buffer[]::new));
        tuple.addValue(column(contacts, c -> buffer(c.ciphertext()), Buffer[]::new));
        tuple.addDouble((double) confirmEvery.toSeconds());
        tuple.addValue(column(narratives, SealedNarrative::source, String[]::new));
        tuple.addValue(column(narratives, SealedNarrative::eventId, String[]::new));
        tuple.addValue(column(narratives, SealedNarrative::customerId, String[]::new));
        tuple.addValue(column(narratives, n -> buffer(n.ciphertext()), Buffer[]::new));
        return tuple.addShort(Place.VERSION);
    }

    private static OffsetDateTime time(SealedContact contact) {
        return contact.eventTime().atOffset(ZoneOffset.UTC);
    }

    private static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
