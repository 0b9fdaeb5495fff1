package io.huifang.survey.audit;

import io.huifang.outbox.audit.ChainEnds;
import io.huifang.outbox.audit.ChainWalk;
import io.huifang.outbox.audit.ChainedEntry;
import io.huifang.outbox.audit.Verification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Walks the audit's chain and names its first broken link. Changes nothing. */
@ApplicationScoped
class VerifyAudit {
    private static final int PAGE = 1_000;

    private final Pool pool;
    private final AuditEntries entries;

    VerifyAudit(Pool pool, AuditEntries entries) {
        this.pool = pool;
        this.entries = entries;
    }

    Uni<Verification> verify() {
        return pool.withTransaction(
                tx -> tx.query(ChainWalk.ONE_VIEW).execute().chain(() -> verify(tx)));
    }

    /** The audit that the transaction sees, perhaps a copy. */
    Uni<Verification> verify(SqlConnection tx) {
        return entries.ends(tx)
                .chain(ends -> new ChainWalk(ends, PAGE).along(after -> page(tx, after, ends)));
    }

    private Uni<List<ChainedEntry>> page(SqlConnection tx, long after, ChainEnds ends) {
        return entries.page(tx, after, ends.position(), PAGE)
                .map(page -> page.stream().map(StoredEntry::chained).toList());
    }
}
