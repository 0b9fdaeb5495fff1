package io.huifang.scheduler.suppression;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.correction.Prohibitions;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.customer.SurveyWord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;

/** Forbids contact with a customer and ends what is open; attempts under way are withdrawn. */
@ApplicationScoped
class SuppressCustomer {
    private final Pool pool;
    private final Customers customers;
    private final CallbackTasks tasks;
    private final TaskLedgers ledgers;
    private final Prohibitions prohibitions;

    SuppressCustomer(
            Pool pool,
            Customers customers,
            CallbackTasks tasks,
            TaskLedgers ledgers,
            Prohibitions prohibitions) {
        this.pool = pool;
        this.customers = customers;
        this.tasks = tasks;
        this.ledgers = ledgers;
        this.prohibitions = prohibitions;
    }

    /**
     * @param until exclusive, UTC; null for good
     * @param because what the person states
     * @param who the person's account
     */
    Uni<Suppression> suppress(String customerId, Instant until, String because, String who) {
        return pool.withTransaction(tx -> suppress(tx, customerId, until, because, who));
    }

    private Uni<Suppression> suppress(
            SqlConnection tx, String customerId, Instant until, String because, String who) {
        return customers
                .lock(tx, List.of(customerId))
                .map(locked -> locked.get(customerId))
                .chain(
                        customer ->
                                ledgers.open(tx)
                                        .chain(
                                                ledger -> {
                                                    Instant now = ledger.now();
                                                    Suppression entry =
                                                            new Suppression(
                                                                    until, because, who, now);
                                                    return suppress(
                                                                    tx,
                                                                    customer.suppressed(entry),
                                                                    ledger)
                                                            .replaceWith(entry);
                                                }));
    }

    private Uni<Void> suppress(SqlConnection tx, Customer customer, TaskLedger ledger) {
        String customerId = customer.customerId();
        Suppression entry = customer.suppression();
        ledger.tell(SurveyWord.of(ledger.newId(), customer, ledger.now()));
        return customers
                .suppress(tx, customerId, entry)
                .chain(() -> prohibitions.overrule(tx, customerId, ledger.now()))
                .chain(() -> tasks.openOf(tx, List.of(customerId)))
                .invoke(open -> open.forEach(task -> end(task, entry, ledger)))
                .chain(() -> tasks.store(tx, ledger));
    }

    private static void end(CallbackTask task, Suppression entry, TaskLedger ledger) {
        ledger.close(task, Outcome.SUPPRESSED, Because.SUPPRESSED);
        ledger.note(task, "suppressed", entry.because(), entry.setBy());
    }
}
