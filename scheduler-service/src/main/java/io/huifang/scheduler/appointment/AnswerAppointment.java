package io.huifang.scheduler.appointment;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.slot.Appointments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Does what a customer says about his call: keeps the planned time, moves it, or ends the task. The
 * same answer a second time changes nothing.
 */
@ApplicationScoped
public class AnswerAppointment {
    private final Pool pool;
    private final CallbackTasks tasks;
    private final Customers customers;
    private final Appointments appointments;
    private final ActivePolicy activePolicy;
    private final TaskLedgers ledgers;

    AnswerAppointment(
            Pool pool,
            CallbackTasks tasks,
            Customers customers,
            Appointments appointments,
            ActivePolicy activePolicy,
            TaskLedgers ledgers) {
        this.pool = pool;
        this.tasks = tasks;
        this.customers = customers;
        this.appointments = appointments;
        this.activePolicy = activePolicy;
        this.ledgers = ledgers;
    }

    /**
     * @param callbackId empty for a link that is not ours
     */
    public Uni<Answer> answer(Optional<UUID> callbackId, Choice choice) {
        UUID id = callbackId.orElse(new UUID(0, 0));
        return activePolicy
                .policy()
                .chain(policy -> pool.withTransaction(tx -> answer(tx, id, choice, policy)));
    }

    private Uni<Answer> answer(SqlConnection tx, UUID callbackId, Choice choice, Policy policy) {
        return find(tx, callbackId)
                .chain(
                        task ->
                                task == null
                                        ? Uni.createFrom().item(Answer.GONE)
                                        : lock(tx, task)
                                                .chain(
                                                        it ->
                                                                answer(
                                                                        tx,
                                                                        it,
                                                                        callbackId,
                                                                        choice,
                                                                        policy)));
    }

    private Uni<Customer> lock(SqlConnection tx, CallbackTask task) {
        String customerId = task.matter().customerId();
        return customers.lock(tx, List.of(customerId)).map(locked -> locked.get(customerId));
    }

    /** Only what is read under the lock is the last word. */
    private Uni<Answer> answer(
            SqlConnection tx, Customer customer, UUID callbackId, Choice choice, Policy policy) {
        return find(tx, callbackId)
                .chain(
                        task ->
                                ledgers.open(tx)
                                        .map(it -> new Answering(task, customer, policy, it)))
                .chain(answering -> answer(tx, answering, choice));
    }

    private Uni<Answer> answer(SqlConnection tx, Answering answering, Choice choice) {
        if (!answering.isHis()) return Uni.createFrom().item(Answer.GONE);
        if (choice instanceof Choice.Decline) {
            Answer answer = answering.decline();
            return tasks.store(tx, answering.ledger()).replaceWith(answer);
        }
        if (!answering.task().isOpen()) return Uni.createFrom().item(Answer.GONE);
        return choice instanceof Choice.Move move
                ? move(tx, answering, move.start())
                : keep(tx, answering);
    }

    private Uni<Answer> keep(SqlConnection tx, Answering answering) {
        if (answering.isKeptAnyway()) return Uni.createFrom().item(Answer.KEPT);
        answering.agree();
        return tasks.store(tx, answering.ledger()).replaceWith(Answer.KEPT);
    }

    private Uni<Answer> move(SqlConnection tx, Answering answering, Instant start) {
        if (answering.isAppointedAt(start)) return Uni.createFrom().item(Answer.MOVED);
        // what the page cannot have offered is not locked either
        if (!answering.isFree(start, List.of())) return Uni.createFrom().item(Answer.NOT_FREE);
        Instant end = start.plus(answering.rules().slot());
        return appointments
                .lock(tx, start)
                .chain(() -> appointments.taken(tx, start, end, answering.task().id()))
                .chain(
                        taken ->
                                answering.isFree(start, taken)
                                        ? take(tx, answering, start)
                                        : Uni.createFrom().item(Answer.NOT_FREE));
    }

    private Uni<Answer> take(SqlConnection tx, Answering answering, Instant start) {
        answering.choose(start);
        return tasks.store(tx, answering.ledger()).replaceWith(Answer.MOVED);
    }

    private Uni<CallbackTask> find(SqlConnection tx, UUID callbackId) {
        return tasks.withLatestAttempt(tx, List.of(callbackId))
                .map(found -> found.isEmpty() ? null : found.get(0));
    }
}
