package io.huifang.survey.audit;

import io.huifang.outbox.audit.AuditLink;
import io.huifang.outbox.audit.ChainedEntry;
import io.vertx.mutiny.sqlclient.Row;

import java.util.Arrays;

/**
 * A row of {@code audit_entry}, as it stands there, whatever that is.
 *
 * @param link its place in the chain, as stored
 */
record StoredEntry(
        AuditLink link,
        String act,
        String actor,
        String object,
        String customerId,
        String because) {
    static final String COLUMNS =
            " position, written_at, act, actor, object, customer_id, because, hash ";

    static StoredEntry of(Row row) {
        return new StoredEntry(
                new AuditLink(
                        row.getLong("position"),
                        row.getOffsetDateTime("written_at").toInstant(),
                        row.getBuffer("hash").getBytes()),
                row.getString("act"),
                row.getString("actor"),
                row.getString("object"),
                row.getString("customer_id"),
                row.getString("because"));
    }

    ChainedEntry chained() {
        return new ChainedEntry(link, Arrays.asList(act, actor, object, customerId, because));
    }
}
