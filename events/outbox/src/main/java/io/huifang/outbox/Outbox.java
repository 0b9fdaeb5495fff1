package io.huifang.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * What the caller's transaction has to tell the event log. The rows commit or roll back with the
 * work they tell of, so a fact is published exactly when what it says is true.
 *
 * <p>Facts of one customer are published in the order of the commits when every writer locks that
 * customer's row (or any other row all of them share) before it appends.
 */
@Singleton
public class Outbox {
    /** The channel on which commits wake the relays. */
    public static final String CHANNEL = "huifang_outbox";

    // The notice is part of the statement: one round trip, and equal notices of one transaction are
    // sent once however often it appends. Row order is array order: unnest keeps it. It stands in
    // the select list, where it hands row after row on; in a FROM it would first store each column.
    private static final String APPEND =
            """
            WITH appended AS (
                INSERT INTO outbox (topic, key, headers, payload)
                SELECT unnest($1::text[]), unnest($2::text[]), unnest($3::bytea[]),
                    unnest($4::bytea[])
            )
            SELECT pg_notify('%s', '')"""
                    .formatted(CHANNEL);

    /**
     * Appends the records in the order of the list, in the caller's transaction.
     *
     * @param tx a connection with an open transaction; it is not committed here
     */
    public Uni<Void> append(SqlConnection tx, List<OutboxRecord> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] topics = new String[records.size()];
        String[] keys = new String[records.size()];
        Buffer[] headers = new Buffer[records.size()];
        Buffer[] payloads = new Buffer[records.size()];
        for (int i = 0; i < topics.length; i++) {
            OutboxRecord record = records.get(i);
            topics[i] = record.topic();
            keys[i] = record.key();
            headers[i] = Buffer.buffer(record.packedHeaders());
            payloads[i] = record.payload() == null ? null : Buffer.buffer(record.payload());
        }
        Tuple columns = Tuple.tuple().addArrayOfString(topics).addArrayOfString(keys);
        columns.addValue(headers).addValue(payloads);
        return tx.preparedQuery(APPEND).execute(columns).replaceWithVoid();
    }
}
