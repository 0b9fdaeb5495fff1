package io.huifang.intake.vault.audit;

import io.huifang.outbox.audit.ChainEnds;
import io.huifang.outbox.audit.ChainWalk;
import io.huifang.outbox.audit.Verification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Walks the audit's chain and names its first broken link. Changes nothing. */
@ApplicationScoped
public class VerifyAudit {
    private static final int PAGE = 1_000;

    private final Pool pool;
    private final AuditTrail trail;

    @Inject
    VerifyAudit(Pool pool, AuditTrail trail) {
        this.pool = pool;
        this.trail = trail;
    }

    /** The audit as it is now. */
    public Uni<Verification> verify() {
        return pool.withTransaction(
                tx -> tx.query(ChainWalk.ONE_VIEW).execute().chain(() -> verify(tx)));
    }

    /** The audit that the transaction sees, perhaps a copy. */
    Uni<Verification> verify(SqlConnection tx) {
        return trail.ends(tx)
                .chain(
                        ends ->
                                walk(tx, ends)
                                        .chain(
                                                verdict ->
                                                        trail.unproven(tx, ends.cutPosition())
                                                                .map(it -> proven(verdict, it))));
    }

    private Uni<Verification> walk(SqlConnection tx, ChainEnds ends) {
        return new ChainWalk(ends, PAGE)
                .along(
                        after ->
                                trail.page(tx, after, ends.position(), PAGE)
                                        .map(
                                                page ->
                                                        page.stream()
                                                                .map(StoredLink::chained)
                                                                .toList()));
    }

    private static Verification proven(Verification ofTheChain, Long unproven) {
        return unproven == null || ofTheChain instanceof Verification.Broken
                ? ofTheChain
                : new Verification.Broken(unproven, "a certificate's entry is missing");
    }
}
