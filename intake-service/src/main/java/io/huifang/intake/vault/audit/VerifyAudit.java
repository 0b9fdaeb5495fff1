package io.huifang.intake.vault.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Walks the audit's chain and names its first broken link. Changes nothing. */
@ApplicationScoped
public class VerifyAudit {
    private static final int PAGE = 1_000;

    // One view of both ends and everything between, whatever is added or cut meanwhile.
    private static final String ONE_VIEW =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final Pool pool;
    private final AuditTrail trail;

    @Inject
    VerifyAudit(Pool pool, AuditTrail trail) {
        this.pool = pool;
        this.trail = trail;
    }

    /** The audit as it is now. */
    public Uni<Verification> verify() {
        return pool.withTransaction(tx -> tx.query(ONE_VIEW).execute().chain(() -> verify(tx)));
    }

    /** The audit that the transaction sees, perhaps a copy. */
    Uni<Verification> verify(SqlConnection tx) {
        return trail.ends(tx)
                .chain(ends -> walk(tx, ends, new Walked(ends.cutPosition(), ends.cutHash(), null)))
                .chain(
                        end ->
                                trail.unproven(tx, end.ends().cutPosition())
                                        .map(unproven -> verdict(end, unproven)));
    }

    /**
     * How far a walk came.
     *
     * @param position of the last good link
     * @param hash of it
     * @param broken what ended the walk; null while nothing did
     */
    private record Walked(long position, byte[] hash, Verification.Broken broken) {
        Walked past(StoredLink stored) {
            long expected = position + 1;
            if (stored.link().position() != expected) {
                return brokenAt(expected, "the entry is missing");
            }
            AuditLink right = AuditLink.after(position, hash, stored.link().at(), stored.entry());
            return Arrays.equals(right.hash(), stored.link().hash())
                    ? new Walked(expected, right.hash(), null)
                    : brokenAt(expected, "the entry or its hash was changed");
        }

        Walked brokenAt(long where, String because) {
            return new Walked(position, hash, new Verification.Broken(where, because));
        }
    }

    private record End(Walked walked, ChainEnds ends) {}

    private Uni<End> walk(SqlConnection tx, ChainEnds ends, Walked from) {
        AtomicReference<Walked> walked = new AtomicReference<>(from);
        return Multi.createBy()
                .repeating()
                .uni(() -> trail.page(tx, walked.get().position(), ends.position(), PAGE))
                .until(
                        page -> {
                            Walked to = along(page, walked.get());
                            walked.set(to);
                            return to.broken() != null || page.size() < PAGE;
                        })
                .collect()
                .last()
                .map(last -> new End(walked.get(), ends));
    }

    private static Walked along(List<StoredLink> page, Walked from) {
        Walked walked = from;
        for (StoredLink stored : page) {
            walked = walked.past(stored);
            if (walked.broken() != null) {
                return walked;
            }
        }
        return walked;
    }

    private static Verification verdict(End end, Long unproven) {
        Verification ofTheChain = verdict(end);
        return unproven == null || ofTheChain instanceof Verification.Broken
                ? ofTheChain
                : new Verification.Broken(unproven, "a certificate's entry is missing");
    }

    private static Verification verdict(End end) {
        Walked walked = end.walked();
        ChainEnds ends = end.ends();
        if (walked.broken() != null) {
            return walked.broken();
        }
        if (walked.position() != ends.position()) {
            return new Verification.Broken(walked.position() + 1, "the entry is missing");
        }
        return Arrays.equals(walked.hash(), ends.hash())
                ? new Verification.Intact(
                        walked.position() - ends.cutPosition(),
                        walked.position(),
                        HexFormat.of().formatHex(walked.hash()))
                : new Verification.Broken(walked.position(), "the chain's end was changed");
    }
}
