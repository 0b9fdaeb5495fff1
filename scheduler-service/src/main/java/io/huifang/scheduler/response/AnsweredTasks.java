package io.huifang.scheduler.response;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.dispatch.DispatchTimer;
import io.huifang.scheduler.followup.FollowUpPlanning;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.rows.AfterCommit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Loads the tasks that answers belong to, and stores what follows. */
@ApplicationScoped
class AnsweredTasks {
    private final Customers customers;
    private final CallbackTasks tasks;
    private final TaskLedgers ledgers;
    private final DispatchTimer timer;

    AnsweredTasks(
            Customers customers, CallbackTasks tasks, TaskLedgers ledgers, DispatchTimer timer) {
        this.customers = customers;
        this.tasks = tasks;
        this.ledgers = ledgers;
        this.timer = timer;
    }

    /** Locks the customers first: only then is what the other queries see the last word. */
    Uni<Answered> load(SqlConnection tx, Policy policy, List<Response> told) {
        Set<String> customerIds =
                told.stream().map(it -> it.fact().customerId()).collect(Collectors.toSet());
        Set<UUID> concerned =
                told.stream().map(it -> it.fact().callbackId()).collect(Collectors.toSet());
        Map<UUID, CallbackTask> known = new HashMap<>();
        return customers
                .lock(tx, customerIds)
                .chain(
                        locked ->
                                tasks.openOf(tx, customerIds)
                                        .invoke(open -> open.forEach(it -> known.put(it.id(), it)))
                                        .chain(() -> tasks.withAttempts(tx, concerned))
                                        .invoke(known::putAll)
                                        .chain(() -> answered(tx, policy, locked, known)));
    }

    /** Stores everything; once it is committed, the timer looks when the next task is due. */
    Uni<Void> store(SqlConnection tx, Answered answered) {
        AfterCommit.run(tx, () -> answered.ledger().untilNextDue().ifPresent(timer::wakeIn));
        return tasks.store(tx, answered.ledger());
    }

    private Uni<Answered> answered(
            SqlConnection tx,
            Policy policy,
            Map<String, Customer> locked,
            Map<UUID, CallbackTask> known) {
        return ledgers.open(tx)
                .map(
                        ledger ->
                                new Answered(
                                        locked,
                                        known,
                                        new FollowUpPlanning(policy, ledger, known),
                                        ledger));
    }
}
