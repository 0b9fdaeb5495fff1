package io.huifang.scheduler.appointment;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.rows.DatabaseClock;
import io.huifang.scheduler.slot.Appointments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows a customer the call that is planned and the times he may choose. Changes nothing. */
@ApplicationScoped
public class ShowAppointment {
    private final Pool pool;
    private final CallbackTasks tasks;
    private final Customers customers;
    private final Appointments appointments;
    private final ActivePolicy activePolicy;
    private final DatabaseClock clock;

    ShowAppointment(
            Pool pool,
            CallbackTasks tasks,
            Customers customers,
            Appointments appointments,
            ActivePolicy activePolicy,
            DatabaseClock clock) {
        this.pool = pool;
        this.tasks = tasks;
        this.customers = customers;
        this.appointments = appointments;
        this.activePolicy = activePolicy;
        this.clock = clock;
    }

    /**
     * @param callbackId empty for a link that is not ours
     * @return null when there is no such task, or it has ended
     */
    public Uni<Offer> show(Optional<UUID> callbackId) {
        // whoever has no link of ours learns that it is not signed, and costs no connection
        if (callbackId.isEmpty()) return Uni.createFrom().nullItem();
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                pool.withConnection(
                                        client -> show(client, callbackId.get(), policy)));
    }

    private Uni<Offer> show(SqlConnection client, UUID callbackId, Policy policy) {
        return tasks.withLatestAttempt(client, List.of(callbackId))
                .map(
                        found ->
                                found.stream()
                                        .filter(it -> isShown(it, policy))
                                        .findAny()
                                        .orElse(null))
                .onItem()
                .ifNotNull()
                .transformToUni(
                        task -> clock.now(client).chain(now -> offer(client, task, policy, now)));
    }

    private static boolean isShown(CallbackTask task, Policy policy) {
        return task.isOpen() && Answering.isHis(task, policy);
    }

    private Uni<Offer> offer(SqlConnection client, CallbackTask task, Policy policy, Instant now) {
        AppointmentRules rules = policy.appointments();
        Instant until = FreeSlots.until(rules, task.standing().freshUntil(), now);
        return appointments
                .taken(client, rules.slotOf(now), until, task.id())
                .chain(
                        taken ->
                                customers
                                        .find(client, task.matter().customerId())
                                        .map(it -> Offer.of(task, it, policy, now, taken)));
    }
}
