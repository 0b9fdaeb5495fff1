package io.huifang.scheduler.conclusion;

import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.budget.ContactLedgers;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.policy.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/** The customers' budgets, as far as ended attempts change them. */
@ApplicationScoped
class Budgets {
    private final ContactLedgers contactLedgers;

    Budgets(ContactLedgers contactLedgers) {
        this.contactLedgers = contactLedgers;
    }

    /** The contacts of customers who are locked. */
    Uni<ContactLedger> open(
            SqlConnection tx, Collection<String> customerIds, Policy policy, TaskLedger ledger) {
        return contactLedgers.open(tx, customerIds, policy, ledger.now());
    }

    /** Writes what was settled; the places that became free are given away first. */
    Uni<Void> store(SqlConnection tx, ConclusionBatch batch) {
        batch.giveFreedPlaces();
        return contactLedgers.store(tx, batch.contacts());
    }
}
