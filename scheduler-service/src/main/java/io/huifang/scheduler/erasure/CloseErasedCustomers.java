package io.huifang.scheduler.erasure;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.erasure.CustomerErased;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.customer.Customers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/**
 * Ends what is open about erased customers, and remembers that they were erased. The caller's
 * transaction also stores how far the log was read. A second delivery changes nothing.
 */
@ApplicationScoped
class CloseErasedCustomers {
    private final Customers customers;
    private final CallbackTasks tasks;
    private final TaskLedgers ledgers;
    private final ErasedRecords records;

    CloseErasedCustomers(
            Customers customers, CallbackTasks tasks, TaskLedgers ledgers, ErasedRecords records) {
        this.customers = customers;
        this.tasks = tasks;
        this.ledgers = ledgers;
        this.records = records;
    }

    /**
     * @param told at least one
     */
    Uni<Void> close(SqlConnection tx, List<CustomerErased> told) {
        List<String> erased = told.stream().map(CustomerErased::customerId).distinct().toList();
        return customers
                .lock(tx, erased)
                .chain(() -> customers.erase(tx, erased))
                .chain(() -> ledgers.open(tx))
                .chain(
                        ledger ->
                                tasks.openOf(tx, erased)
                                        .invoke(
                                                open ->
                                                        open.forEach(
                                                                task ->
                                                                        ledger.close(
                                                                                task,
                                                                                Outcome.ERASED,
                                                                                Because.ERASED)))
                                        .chain(() -> tasks.store(tx, ledger)))
                .chain(() -> records.forget(tx, erased));
    }
}
