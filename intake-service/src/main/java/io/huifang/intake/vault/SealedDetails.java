package io.huifang.intake.vault;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The tables {@code vault_contact} and {@code vault_narrative}. */
@ApplicationScoped
class SealedDetails {
    // Newer wins, whatever the order of arrival; the same event again is not newer.
    private static final String STORE =
            """
            WITH contacts AS (
                INSERT INTO vault_contact AS held
                    (customer_id, ciphertext, key_version, event_time, source, event_id)
                SELECT c.customer_id, c.ciphertext, $1, c.event_time, c.source, c.event_id
                FROM unnest($2::text[], $3::bytea[], $4::timestamptz[], $5::text[], $6::text[])
                     AS c (customer_id, ciphertext, event_time, source, event_id)
                ON CONFLICT (customer_id) DO UPDATE
                SET ciphertext = EXCLUDED.ciphertext,
                    key_version = EXCLUDED.key_version,
                    event_time = EXCLUDED.event_time,
                    source = EXCLUDED.source,
                    event_id = EXCLUDED.event_id,
                    sealed_at = now()
                WHERE (held.event_time, held.source, held.event_id)
                    < (EXCLUDED.event_time, EXCLUDED.source, EXCLUDED.event_id))
            INSERT INTO vault_narrative (source, event_id, customer_id, ciphertext, key_version)
            SELECT n.source, n.event_id, n.customer_id, n.ciphertext, $1
            FROM unnest($7::text[], $8::text[], $9::text[], $10::bytea[])
                 AS n (source, event_id, customer_id, ciphertext)
            ON CONFLICT (source, event_id) DO NOTHING
            """;

    /** SQLSTATE classes: data, constraints, transactions in each other's way, limits of size. */
    private static final Set<String> REFUSED_ROWS = Set.of("22", "23", "40", "54");

    private final Pool pool;

    @Inject
    SealedDetails(Pool pool) {
        this.pool = pool;
    }

    /** Stores all of it in one statement, rows in key order so that two of them cannot deadlock. */
    Uni<Void> store(SealedRows rows) {
        Collection<SealedContact> newest = newestByCustomer(rows.contacts());
        List<SealedNarrative> ordered =
                rows.narratives().stream()
                        .sorted(
                                Comparator.comparing(SealedNarrative::source)
                                        .thenComparing(SealedNarrative::eventId))
                        .toList();
        return pool.preparedQuery(STORE).execute(parameters(newest, ordered)).replaceWithVoid();
    }

    /** Whether other rows might be stored where these were not. */
    static boolean isOfTheRows(Throwable failure) {
        return failure instanceof PgException refusal
                && REFUSED_ROWS.contains(refusal.getSqlState().substring(0, 2));
    }

    /** The customer's contact, empty when there is none. In the caller's transaction. */
    Uni<Optional<byte[]>> contact(SqlConnection connection, String customerId) {
        return connection
                .preparedQuery("SELECT ciphertext FROM vault_contact WHERE customer_id = $1")
                .execute(Tuple.of(customerId))
                .map(rows -> first(rows));
    }

    /**
     * What that event said about that customer, empty when nothing. In the caller's transaction.
     */
    Uni<Optional<byte[]>> narrative(
            SqlConnection connection, String customerId, String source, String eventId) {
        return connection
                .preparedQuery(
                        """
                        SELECT ciphertext FROM vault_narrative
                        WHERE source = $1 AND event_id = $2 AND customer_id = $3
                        """)
                .execute(Tuple.of(source, eventId, customerId))
                .map(rows -> first(rows));
    }

    private static Optional<byte[]> first(Iterable<Row> rows) {
        for (Row row : rows) {
            return Optional.of(row.getBuffer("ciphertext").getBytes());
        }
        return Optional.empty();
    }

    private static Collection<SealedContact> newestByCustomer(List<SealedContact> contacts) {
        Map<String, SealedContact> newest =
                contacts.stream()
                        .collect(
                                Collectors.toMap(
                                        SealedContact::customerId,
                                        Function.identity(),
                                        BinaryOperator.maxBy(SealedContact.BY_AGE),
                                        TreeMap::new));
        return newest.values();
    }

    private static Tuple parameters(
            Collection<SealedContact> contacts, List<SealedNarrative> narratives) {
        return Tuple.tuple()
                .addShort(VaultCipher.SERVICE_KEY)
                .addValue(column(contacts, SealedContact::customerId, String[]::new))
                .addValue(column(contacts, c -> Buffer.buffer(c.ciphertext()), Buffer[]::new))
                .addValue(
                        column(
                                contacts,
                                c -> c.eventTime().atOffset(ZoneOffset.UTC),
                                OffsetDateTime[]::new))
                .addValue(column(contacts, SealedContact::source, String[]::new))
                .addValue(column(contacts, SealedContact::eventId, String[]::new))
                .addValue(column(narratives, SealedNarrative::source, String[]::new))
                .addValue(column(narratives, SealedNarrative::eventId, String[]::new))
                .addValue(column(narratives, SealedNarrative::customerId, String[]::new))
                .addValue(column(narratives, n -> Buffer.buffer(n.ciphertext()), Buffer[]::new));
    }

    private static <T, C> C[] column(
            Collection<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
