package io.huifang.intake.vault.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;

/** The table {@code vault_keys.erasure}, and the end of a customer's key. */
@ApplicationScoped
class Erasures {
    // The row is there from now on, so that two requests for one customer take turns, and a key
    // that a request is about to store finds its place taken.
    private static final String CLAIM =
            """
            INSERT INTO vault_keys.customer_key (customer_id, erased_at) VALUES ($1, now())
            ON CONFLICT (customer_id) DO NOTHING
            """;

    private static final String DESTROY =
            """
            UPDATE vault_keys.customer_key
            SET key_id = NULL, wrapped_by = NULL, wrapped = NULL, erased_at = now()
            WHERE customer_id = $1 AND erased_at IS NULL
            """;

    private static final String ADD =
            """
            INSERT INTO vault_keys.erasure (customer_id, request_id, requested_by, erased_at, keys,
                contacts, narratives, chain_position, chain_hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String FIND = "SELECT * FROM vault_keys.erasure WHERE customer_id = $1";

    /** What became of a customer's key. */
    enum End {
        /** There was none, and there never will be one. */
        NEVER_BORN,
        /** It was destroyed just now. */
        DESTROYED,
        /** The customer was erased before. */
        GONE_BEFORE
    }

    /** Destroys the customer's key and takes its place. */
    Uni<End> destroyKey(SqlConnection tx, String customerId) {
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(customerId))
                .chain(
                        claimed ->
                                claimed.rowCount() == 1
                                        ? Uni.createFrom().item(End.NEVER_BORN)
                                        : tx.preparedQuery(DESTROY)
                                                .execute(Tuple.of(customerId))
                                                .map(
                                                        destroyed ->
                                                                destroyed.rowCount() == 1
                                                                        ? End.DESTROYED
                                                                        : End.GONE_BEFORE));
    }

    Uni<Void> add(SqlConnection tx, Certificate certificate) {
        Tuple values =
                Tuple.tuple()
                        .addString(certificate.customerId())
                        .addString(certificate.requestId())
                        .addString(certificate.requestedBy())
                        .addOffsetDateTime(certificate.erasedAt().atOffset(ZoneOffset.UTC))
                        .addInteger(certificate.keys())
                        .addInteger(certificate.contacts())
                        .addInteger(certificate.narratives())
                        .addLong(certificate.chainPosition())
                        .addValue(Buffer.buffer(HexFormat.of().parseHex(certificate.chainHash())));
        return tx.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    /** The certificate of an erased customer, empty for others. */
    Uni<Optional<Certificate>> find(SqlConnection tx, String customerId) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(customerId))
                .map(
                        rows -> {
                            Iterator<Row> row = rows.iterator();
                            return row.hasNext()
                                    ? Optional.of(certificate(row.next()))
                                    : Optional.empty();
                        });
    }

    private static Certificate certificate(Row row) {
        return new Certificate(
                row.getString("customer_id"),
                row.getString("request_id"),
                row.getString("requested_by"),
                row.getOffsetDateTime("erased_at").toInstant(),
                row.getInteger("keys"),
                row.getInteger("contacts"),
                row.getInteger("narratives"),
                row.getLong("chain_position"),
                HexFormat.of().formatHex(row.getBuffer("chain_hash").getBytes()));
    }
}
