package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.incident.IncidentLedgers;
import io.huifang.scheduler.incident.IncidentTasks;
import io.huifang.scheduler.incident.Incidents;
import io.huifang.scheduler.notice.Asked;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Loads tasks with their incidents, and stores what became of them. */
@ApplicationScoped
class IncidentBatches {
    private final ActivePolicy activePolicy;
    private final TaskLedgers ledgers;
    private final CallbackTasks tasks;
    private final Incidents incidents;
    private final IncidentTasks incidentTasks;
    private final IncidentLedgers incidentLedgers;

    IncidentBatches(
            ActivePolicy activePolicy,
            TaskLedgers ledgers,
            CallbackTasks tasks,
            Incidents incidents,
            IncidentTasks incidentTasks,
            IncidentLedgers incidentLedgers) {
        this.activePolicy = activePolicy;
        this.ledgers = ledgers;
        this.tasks = tasks;
        this.incidents = incidents;
        this.incidentTasks = incidentTasks;
        this.incidentLedgers = incidentLedgers;
    }

    /** The policy in force, asked for before a transaction begins. */
    Uni<Policy> policy() {
        return activePolicy.policy();
    }

    /**
     * @param customers of the tasks, locked, by the task's id
     */
    Uni<IncidentBatch> load(SqlConnection tx, Policy policy, Map<UUID, Customer> customers) {
        return tasks.withLatestAttempt(tx, customers.keySet())
                .chain(
                        loaded ->
                                ledgers.open(tx)
                                        .chain(
                                                ledger ->
                                                        incidents(tx, policy, loaded, ledger)
                                                                .map(
                                                                        it ->
                                                                                new IncidentBatch(
                                                                                        policy,
                                                                                        customers,
                                                                                        loaded,
                                                                                        ledger,
                                                                                        it))));
    }

    /** What is known of incidents, also under a policy that has no rules about them any more. */
    Uni<IncidentLedger> incidents(
            SqlConnection tx, Policy policy, List<CallbackTask> of, TaskLedger ledger) {
        List<UUID> ids = of.stream().map(CallbackTask::id).toList();
        return incidents
                .recent(tx, ledger.now())
                .chain(known -> incidents(tx, policy, known, ids, ledger));
    }

    private Uni<IncidentLedger> incidents(
            SqlConnection tx,
            Policy policy,
            List<Incident> known,
            List<UUID> ids,
            TaskLedger ledger) {
        return incidentTasks
                .of(tx, known.isEmpty() ? List.of() : ids)
                .map(
                        parts ->
                                new IncidentLedger(
                                        policy.incidents(), known, parts.values(), ledger.now()));
    }

    Uni<Void> store(SqlConnection tx, IncidentBatch batch) {
        return storeAndAsk(tx, batch).replaceWithVoid();
    }

    /** As the other one; answers which of the notices are sent. */
    Uni<Asked> storeAndAsk(SqlConnection tx, IncidentBatch batch) {
        return incidentLedgers
                .store(tx, batch.incidents())
                .chain(() -> tasks.storeAndAsk(tx, batch.ledger()));
    }
}
