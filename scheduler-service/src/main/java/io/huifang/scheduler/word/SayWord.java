package io.huifang.scheduler.word;

import io.huifang.scheduler.budget.ContactLedgers;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** Says whether an attempt still stands. Reads without a lock and changes nothing. */
@ApplicationScoped
class SayWord {
    private final Pool pool;
    private final CallbackTasks tasks;
    private final Customers customers;
    private final ContactLedgers contacts;
    private final ActivePolicy activePolicy;
    private final DatabaseClock clock;

    SayWord(
            Pool pool,
            CallbackTasks tasks,
            Customers customers,
            ContactLedgers contacts,
            ActivePolicy activePolicy,
            DatabaseClock clock) {
        this.pool = pool;
        this.tasks = tasks;
        this.customers = customers;
        this.contacts = contacts;
        this.activePolicy = activePolicy;
        this.clock = clock;
    }

    /** The word; also on an attempt that is not known here. */
    Uni<WordView> say(UUID attemptId) {
        return activePolicy
                .policy()
                .chain(policy -> pool.withConnection(tx -> say(tx, policy, attemptId)))
                .onItem()
                .ifNull()
                .continueWith(() -> WordView.never(LatestWord.UNKNOWN));
    }

    private Uni<WordView> say(SqlConnection connection, Policy policy, UUID attemptId) {
        return tasks.ofAttempt(connection, attemptId)
                .onItem()
                .ifNotNull()
                .transformToUni(task -> say(connection, policy, task, attemptId));
    }

    private Uni<WordView> say(
            SqlConnection connection, Policy policy, CallbackTask task, UUID attemptId) {
        Attempt attempt = task.attempt(attemptId).orElseThrow();
        return customers
                .find(connection, task.matter().customerId())
                .chain(
                        customer ->
                                word(connection, new LatestWord(task, attempt, customer, policy)));
    }

    private Uni<WordView> word(SqlConnection connection, LatestWord word) {
        Customer customer = word.customer();
        return clock.now(connection)
                .chain(
                        now ->
                                contacts.open(
                                                connection,
                                                List.of(customer.customerId()),
                                                word.policy(),
                                                now)
                                        .map(
                                                ledger ->
                                                        word.at(
                                                                now,
                                                                ledger.of(customer.customerId()))));
    }
}
