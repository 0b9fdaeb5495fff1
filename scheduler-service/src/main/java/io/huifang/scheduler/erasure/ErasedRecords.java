package io.huifang.scheduler.erasure;

import io.huifang.scheduler.budget.ContactLedgers;
import io.huifang.scheduler.correction.AttemptConsequences;
import io.huifang.scheduler.decision.ErasedDecisions;
import io.huifang.scheduler.followup.LowAnswers;
import io.huifang.scheduler.promise.KeepPromises;
import io.huifang.scheduler.sla.ForgetClocks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/** What was kept of customers besides their tasks, as far as it goes when they are erased. */
@ApplicationScoped
class ErasedRecords {
    private final ContactLedgers contactLedgers;
    private final ErasedDecisions decisions;
    private final LowAnswers lowAnswers;
    private final KeepPromises keepPromises;
    private final AttemptConsequences consequences;
    private final ForgetClocks forgetClocks;

    ErasedRecords(
            ContactLedgers contactLedgers,
            ErasedDecisions decisions,
            LowAnswers lowAnswers,
            KeepPromises keepPromises,
            AttemptConsequences consequences,
            ForgetClocks forgetClocks) {
        this.contactLedgers = contactLedgers;
        this.decisions = decisions;
        this.lowAnswers = lowAnswers;
        this.keepPromises = keepPromises;
        this.consequences = consequences;
        this.forgetClocks = forgetClocks;
    }

    /** Forgets about these customers, who are locked; a second time changes nothing. */
    Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return contactLedgers
                .erase(tx, customerIds)
                .chain(() -> decisions.forget(tx, customerIds))
                .chain(() -> lowAnswers.forget(tx, customerIds))
                .chain(() -> keepPromises.forget(tx, customerIds))
                .chain(() -> consequences.forget(tx, customerIds))
                .chain(() -> forgetClocks.forget(tx, customerIds));
    }
}
