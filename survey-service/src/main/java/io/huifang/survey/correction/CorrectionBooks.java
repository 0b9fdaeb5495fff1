package io.huifang.survey.correction;

import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.command.FundsFreezeRequested.Because;
import io.huifang.outbox.Outbox;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.audit.Audit;
import io.huifang.survey.audit.AuditAct;
import io.huifang.survey.audit.AuditEntry;
import io.huifang.survey.freeze.FreezeOrders;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Correction;
import io.huifang.survey.verification.IdentityCheck;
import io.huifang.survey.verification.IdentityChecks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/** What a correction writes and tells, in its transaction. */
@ApplicationScoped
class CorrectionBooks {
    private final Corrections corrections;
    private final Outbox outbox;
    private final CorrectionNews news;
    private final IdentityChecks checks;
    private final FreezeOrders freezes;
    private final Audit audit;

    CorrectionBooks(
            Corrections corrections,
            Outbox outbox,
            CorrectionNews news,
            IdentityChecks checks,
            FreezeOrders freezes,
            Audit audit) {
        this.corrections = corrections;
        this.outbox = outbox;
        this.news = news;
        this.checks = checks;
        this.freezes = freezes;
        this.audit = audit;
    }

    /**
     * @param conclusion as it stood until now
     */
    Uni<Void> enter(
            SqlConnection tx, Attempt attempt, Conclusion conclusion, Correction correction) {
        AttemptCorrected fact = news.fact(conclusion, correction);
        Conclusion corrected = conclusion.corrected(correction);
        return corrections
                .add(tx, fact, correction.because())
                .chain(() -> news.records(tx, attempt, corrected, fact))
                .chain(records -> outbox.append(tx, records))
                .chain(() -> freeze(tx, attempt, fact))
                .chain(() -> audit.append(tx, entry(fact)));
    }

    // It protects the customer, as if the agent had said so; only the wallet can take it back.
    private Uni<Void> freeze(SqlConnection tx, Attempt attempt, AttemptCorrected fact) {
        return fact.disposition() == Disposition.FRAUD_SUSPECTED
                ? checks.of(tx, attempt)
                        .map(check -> order(fact, check))
                        .chain(order -> freezes.send(tx, attempt, order))
                : Uni.createFrom().voidItem();
    }

    private static FreezeOrders.Order order(AttemptCorrected fact, IdentityCheck check) {
        return new FreezeOrders.Order(
                Because.FRAUD_SUSPECTED, fact.correctedBy(), check.verified(), fact.occurredAt());
    }

    // The supervisor's words rest sealed beside the correction: they may be about the customer.
    private static AuditEntry entry(AttemptCorrected fact) {
        return new AuditEntry(
                AuditAct.CORRECT,
                fact.correctedBy(),
                AuditEntry.attempt(fact.attemptId()),
                fact.customerId(),
                "revision %d: %s instead of %s"
                        .formatted(fact.revision(), fact.disposition(), fact.previous()));
    }
}
