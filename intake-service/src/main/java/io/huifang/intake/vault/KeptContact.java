package io.huifang.intake.vault;

import io.vertx.mutiny.sqlclient.Row;

import java.time.Instant;

/**
 * A contact in the vault.
 *
 * @param customerId whose it is
 * @param since time of the event it came with, UTC
 * @param source of that event
 * @param eventId of that event
 * @param confirmedUntil until when events are known to have carried the same, UTC
 * @param ciphertext the contact, sealed
 */
public record KeptContact(
        String customerId,
        Instant since,
        String source,
        String eventId,
        Instant confirmedUntil,
        byte[] ciphertext) {

    static KeptContact of(Row row) {
        return new KeptContact(
                row.getString("customer_id"),
                row.getOffsetDateTime("event_time").toInstant(),
                row.getString("source"),
                row.getString("event_id"),
                row.getOffsetDateTime("confirmed_until").toInstant(),
                row.getBuffer("ciphertext").getBytes());
    }
}
