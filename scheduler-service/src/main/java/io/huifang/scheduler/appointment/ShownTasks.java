package io.huifang.scheduler.appointment;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.incident.IncidentTasks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** Reads what a customer's page is about, without locking it. */
@ApplicationScoped
class ShownTasks {
    private final CallbackTasks tasks;
    private final Customers customers;
    private final IncidentTasks incidentTasks;

    ShownTasks(CallbackTasks tasks, Customers customers, IncidentTasks incidentTasks) {
        this.tasks = tasks;
        this.customers = customers;
        this.incidentTasks = incidentTasks;
    }

    /** The task of that id; null when there is none. */
    Uni<ShownTask> find(SqlConnection client, UUID callbackId) {
        return tasks.withLatestAttempt(client, List.of(callbackId))
                .map(found -> found.isEmpty() ? null : found.get(0))
                .onItem()
                .ifNotNull()
                .transformToUni(task -> shown(client, task));
    }

    private Uni<ShownTask> shown(SqlConnection client, CallbackTask task) {
        return customers
                .find(client, task.matter().customerId())
                .chain(customer -> shown(client, task, customer));
    }

    private Uni<ShownTask> shown(SqlConnection client, CallbackTask task, Customer customer) {
        return incidentTasks
                .of(client, List.of(task.id()))
                .map(parts -> parts.values().stream().anyMatch(IncidentTask::isHeld))
                .map(held -> new ShownTask(task, customer, held));
    }
}
