package io.huifang.survey.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/** Where what needs a reason is written down. */
@ApplicationScoped
public class Audit {
    private final AuditEntries entries;

    Audit(AuditEntries entries) {
        this.entries = entries;
    }

    /**
     * Adds an entry in the transaction of what it records: both are there or neither. It becomes a
     * link of the chain when the transaction commits, which holds the chain no longer than that;
     * who waits for it longer than a second is refused and may try again.
     */
    public Uni<Void> append(SqlConnection connection, AuditEntry entry) {
        return entries.add(connection, entry);
    }
}
