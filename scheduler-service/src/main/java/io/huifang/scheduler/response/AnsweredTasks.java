package io.huifang.scheduler.response;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.followup.CaseTasks;
import io.huifang.scheduler.followup.FollowUpPlanning;
import io.huifang.scheduler.policy.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Loads the tasks that answers belong to, and stores what follows. */
@ApplicationScoped
class AnsweredTasks {
    private final Customers customers;
    private final CaseTasks tasks;

    AnsweredTasks(Customers customers, CaseTasks tasks) {
        this.customers = customers;
        this.tasks = tasks;
    }

    /** Locks the customers first: only then is what the other queries see the last word. */
    Uni<Answered> load(SqlConnection tx, Policy policy, Heard told) {
        Set<String> customerIds = told.customerIds();
        return customers
                .lock(tx, customerIds)
                .chain(
                        locked ->
                                tasks.load(tx, customerIds, told.callbackIds())
                                        .chain(known -> answered(tx, policy, locked, known)));
    }

    /** Stores everything. */
    Uni<Void> store(SqlConnection tx, Answered answered) {
        return tasks.store(tx, answered.ledger());
    }

    private Uni<Answered> answered(
            SqlConnection tx,
            Policy policy,
            Map<String, Customer> locked,
            Map<UUID, CallbackTask> known) {
        return tasks.ledger(tx)
                .map(
                        ledger ->
                                new Answered(
                                        locked,
                                        known,
                                        new FollowUpPlanning(policy, ledger, known),
                                        ledger));
    }
}
