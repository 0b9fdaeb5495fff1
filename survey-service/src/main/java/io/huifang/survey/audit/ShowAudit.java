package io.huifang.survey.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

/** Shows the audit page by page, oldest first. */
@ApplicationScoped
class ShowAudit {
    private final Pool pool;
    private final AuditEntries entries;

    ShowAudit(Pool pool, AuditEntries entries) {
        this.pool = pool;
        this.entries = entries;
    }

    /**
     * @param after the last position that was seen already; 0 for none
     */
    Uni<AuditView> after(long after, int most) {
        return pool.withTransaction(tx -> entries.page(tx, after, Long.MAX_VALUE, most))
                .map(page -> AuditView.of(page, most));
    }
}
