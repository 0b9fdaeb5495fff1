package io.huifang.intake.vault.audit;

import io.huifang.outbox.audit.AuditLink;
import io.huifang.outbox.audit.ChainedEntry;
import io.vertx.mutiny.sqlclient.Row;

/**
 * A row of {@code vault_access}.
 *
 * @param link its place in the chain, as stored
 * @param entry what it says
 */
public record StoredLink(AuditLink link, AuditEntry entry) {
    static final String COLUMNS =
            """
            position, accessed_at, caller, agent, action, purpose, attempt_id, customer_id, source,
            event_id, detail, found, hash
            """;

    static StoredLink of(Row row) {
        return new StoredLink(
                new AuditLink(
                        row.getLong("position"),
                        row.getOffsetDateTime("accessed_at").toInstant(),
                        row.getBuffer("hash").getBytes()),
                new AuditEntry(
                        row.getString("caller"),
                        row.getString("agent"),
                        row.getString("action"),
                        row.getString("purpose"),
                        row.getString("attempt_id"),
                        row.getString("customer_id"),
                        row.getString("source"),
                        row.getString("event_id"),
                        row.getString("detail"),
                        row.getBoolean("found")));
    }

    ChainedEntry chained() {
        return new ChainedEntry(link, entry.fields());
    }
}
