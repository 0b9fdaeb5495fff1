package io.huifang.scheduler.callback;

import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** Finds a task of which only the id is known, and locks its customer. */
@ApplicationScoped
public class TaskLocks {
    private final CallbackTasks tasks;
    private final Customers customers;

    TaskLocks(CallbackTasks tasks, Customers customers) {
        this.tasks = tasks;
        this.customers = customers;
    }

    /** The task with its latest attempt; null when there is none of that id. */
    public Uni<LockedTask> lock(SqlConnection tx, UUID callbackId) {
        return find(tx, callbackId)
                .onItem()
                .ifNotNull()
                .transformToUni(task -> lock(tx, callbackId, task.matter().customerId()));
    }

    /** Only what is read under the lock is the last word. */
    private Uni<LockedTask> lock(SqlConnection tx, UUID callbackId, String customerId) {
        return customers
                .lock(tx, List.of(customerId))
                .map(locked -> locked.get(customerId))
                .chain(customer -> find(tx, callbackId).map(it -> of(it, customer)));
    }

    private static LockedTask of(CallbackTask task, Customer customer) {
        return new LockedTask(task, customer);
    }

    private Uni<CallbackTask> find(SqlConnection tx, UUID callbackId) {
        return tasks.withLatestAttempt(tx, List.of(callbackId))
                .map(found -> found.isEmpty() ? null : found.get(0));
    }
}
