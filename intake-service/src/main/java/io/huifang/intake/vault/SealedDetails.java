package io.huifang.intake.vault;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.Set;

/** What is written to the tables {@code vault_contact} and {@code vault_narrative}. */
@ApplicationScoped
class SealedDetails {
    // Each contact is compared with the last one told before it, whether that came now or is
    // stored: "told" is the last moment of a stored row that is not after it. Only what differs is
    // a row. What differs inside the time a row was noted for parts that time: the row keeps its
    // beginning, a copy takes its end. A "part" are contacts that follow each other and are the
    // same.
    private static final String STORE =
            """
            WITH given AS MATERIALIZED (
                SELECT *, lag(event_time) OVER w AS last_time, lag(source) OVER w AS last_source,
                    lag(event_id) OVER w AS last_id, lag(fingerprint) OVER w AS last_fingerprint
                FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::bytea[],
                            $6::bytea[])
                    AS c (customer_id, event_time, source, event_id, fingerprint, ciphertext)
                WINDOW w AS (PARTITION BY customer_id ORDER BY event_time, source, event_id)),
            compared AS (
                SELECT g.*, b.event_time AS before_time, b.source AS before_source,
                    b.event_id AS before_id, b.confirmed_until, s.is_last AS after_stored,
                    coalesce((b.event_time, b.source, b.event_id)
                                = (g.event_time, g.source, g.event_id)
                            OR g.fingerprint
                                = CASE WHEN s.is_last THEN b.fingerprint ELSE last_fingerprint END,
                        false) AS unchanged
                FROM given g
                LEFT JOIN LATERAL (
                    SELECT *, CASE WHEN confirmed_until <= g.event_time THEN confirmed_until
                            ELSE event_time END AS told
                    FROM vault_contact v
                    WHERE v.customer_id = g.customer_id
                      AND (v.event_time, v.source, v.event_id)
                          <= (g.event_time, g.source, g.event_id)
                    ORDER BY v.event_time DESC, v.source DESC, v.event_id DESC
                    LIMIT 1) b ON true
                CROSS JOIN LATERAL (
                    SELECT b.event_time IS NOT NULL AND (last_time IS NULL
                        OR (b.told, b.source, b.event_id) >= (last_time, last_source, last_id)))
                    AS s (is_last)),
            parts AS (
                SELECT *, count(*) FILTER (WHERE after_stored OR NOT unchanged) OVER (
                    PARTITION BY customer_id ORDER BY event_time, source, event_id
                    ROWS UNBOUNDED PRECEDING) AS part
                FROM compared),
            heads AS MATERIALIZED (
                SELECT * FROM (
                    SELECT *, max(event_time) OVER (PARTITION BY customer_id, part) AS seen
                    FROM parts) AS p
                WHERE after_stored OR NOT unchanged),
            touched AS MATERIALIZED (
                SELECT customer_id, before_time, before_source, before_id,
                    max(seen) FILTER (WHERE unchanged) AS seen,
                    bool_or(NOT unchanged AND event_time < confirmed_until) AS parted
                FROM heads WHERE before_time IS NOT NULL
                GROUP BY customer_id, before_time, before_source, before_id),
            contacts AS (
                INSERT INTO vault_contact (customer_id, event_time, source, event_id,
                    confirmed_until, fingerprint, ciphertext, version, sealed_at)
                SELECT customer_id, event_time, source, event_id, seen, fingerprint,
                    ciphertext, $12::smallint, now()
                FROM heads WHERE NOT unchanged
                UNION ALL
                SELECT v.customer_id, v.confirmed_until, v.source, v.event_id,
                    greatest(v.confirmed_until, t.seen), v.fingerprint, v.ciphertext, v.version,
                    v.sealed_at
                FROM touched t JOIN vault_contact v
                    ON v.customer_id = t.customer_id AND v.event_time = t.before_time
                    AND v.source = t.before_source AND v.event_id = t.before_id
                WHERE t.parted
                ON CONFLICT DO NOTHING),
            confirmed AS (
                UPDATE vault_contact v
                SET confirmed_until = CASE WHEN t.parted THEN v.event_time
                        ELSE greatest(v.confirmed_until, t.seen) END
                FROM touched t
                WHERE v.customer_id = t.customer_id AND v.event_time = t.before_time
                  AND v.source = t.before_source AND v.event_id = t.before_id
                  AND (t.parted OR t.seen > v.confirmed_until + $7 * interval '1 second'))
            INSERT INTO vault_narrative (source, event_id, customer_id, ciphertext, version)
            SELECT n.source, n.event_id, n.customer_id, n.ciphertext, $12::smallint
            FROM unnest($8::text[], $9::text[], $10::text[], $11::bytea[])
                AS n (source, event_id, customer_id, ciphertext)
            ON CONFLICT (source, event_id) DO NOTHING
            """;

    /** SQLSTATE classes: data, constraints, transactions in each other's way, limits of size. */
    private static final Set<String> REFUSED_ROWS = Set.of("22", "23", "40", "54");

    /** SQLSTATE of {@code vault_keys.refuse_stale_keys}. */
    private static final String STALE_KEY = "23KEY";

    /** SQLSTATE: the version that wrapped a key may not wrap any more. */
    private static final String GONE_VERSION = "23503";

    private final HeldKeys heldKeys;
    private final Duration confirmEvery;

    @Inject
    SealedDetails(HeldKeys heldKeys, VaultConfig config) {
        this.heldKeys = heldKeys;
        this.confirmEvery = config.confirmEvery();
    }

    /** Stores all of it or nothing, in the caller's transaction. */
    Uni<Void> storeIn(SqlConnection tx, SealedRows rows) {
        // the second statement sees what was committed before it was these customers' turn
        return heldKeys.hold(tx, rows.keys())
                .chain(() -> tx.preparedQuery(STORE).execute(parameters(rows)))
                .replaceWithVoid();
    }

    /** Whether other rows might be stored where these were not. */
    static boolean isOfTheRows(Throwable failure) {
        return failure instanceof PgException refusal
                && refusal.getSqlState() != null
                && REFUSED_ROWS.contains(refusal.getSqlState().substring(0, 2));
    }

    /** Whether something was sealed with a key that is not the customer's. */
    static boolean isOfStaleKeys(Throwable failure) {
        return hasState(STALE_KEY, failure) || isOfAGoneVersion(failure);
    }

    /** Whether a new key was wrapped by a version that was dismissed. */
    static boolean isOfAGoneVersion(Throwable failure) {
        return hasState(GONE_VERSION, failure);
    }

    private static boolean hasState(String state, Throwable failure) {
        return failure instanceof PgException refusal && state.equals(refusal.getSqlState());
    }

    private Tuple parameters(SealedRows rows) {
        return new Columns()
                .contacts(rows.contacts())
                .value((double) confirmEvery.toSeconds())
                .narratives(rows.narratives())
                .value(Place.VERSION)
                .tuple();
    }
}
