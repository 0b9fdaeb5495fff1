package io.huifang.scheduler.decision;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.incident.IncidentLedgers;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.sla.BeginClocks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Loads what a batch of decisions needs, and stores what it did to customers and tasks. */
@ApplicationScoped
class DecisionBatches {
    private final ActivePolicy activePolicy;
    private final CustomerStates states;
    private final TaskLedgers ledgers;
    private final CallbackTasks tasks;
    private final BeginClocks beginClocks;
    private final IncidentLedgers incidentLedgers;

    DecisionBatches(
            ActivePolicy activePolicy,
            CustomerStates states,
            TaskLedgers ledgers,
            CallbackTasks tasks,
            BeginClocks beginClocks,
            IncidentLedgers incidentLedgers) {
        this.activePolicy = activePolicy;
        this.states = states;
        this.ledgers = ledgers;
        this.tasks = tasks;
        this.beginClocks = beginClocks;
        this.incidentLedgers = incidentLedgers;
    }

    /** Completes once there is a policy to decide by. */
    Uni<Void> ready() {
        return activePolicy.policy().replaceWithVoid();
    }

    /**
     * Locks the customers, then loads what is known of them.
     *
     * @param supposed where each of them is when he was not known before
     */
    Uni<DecisionBatch> load(SqlConnection tx, Map<String, Whereabouts> supposed) {
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                states.lock(tx, supposed).chain(known -> batch(tx, policy, known)));
    }

    /** Counts the batch's events, which may make some of them an incident. */
    Uni<Void> count(SqlConnection tx, DecisionBatch batch) {
        return incidentLedgers.count(tx, batch.incidents());
    }

    Uni<Void> store(SqlConnection tx, DecisionBatch batch) {
        return states.store(tx, batch.states())
                .chain(() -> incidentLedgers.store(tx, batch.incidents()))
                .chain(() -> tasks.store(tx, batch.ledger()))
                .chain(() -> begin(tx, batch));
    }

    /**
     * As the other one, of a batch whose customers and tasks others store: the incidents its tasks
     * wait for, and what its cases are promised.
     */
    Uni<Void> storeBesides(SqlConnection tx, DecisionBatch batch) {
        return incidentLedgers.store(tx, batch.incidents()).chain(() -> begin(tx, batch));
    }

    /** Notes what the cases that it opened are promised. */
    private Uni<Void> begin(SqlConnection tx, DecisionBatch batch) {
        return beginClocks.begin(tx, batch.policy(), batch.born());
    }

    private Uni<DecisionBatch> batch(
            SqlConnection tx, Policy policy, Map<String, CustomerState> known) {
        return ledgers.open(tx).chain(ledger -> batch(tx, policy, known, ledger));
    }

    /** One of customers who are locked and known. */
    Uni<DecisionBatch> batch(
            SqlConnection tx, Policy policy, Map<String, CustomerState> known, TaskLedger ledger) {
        List<UUID> open =
                known.values().stream()
                        .flatMap(state -> state.open().stream())
                        .map(CallbackTask::id)
                        .toList();
        return incidentLedgers
                .open(tx, policy.incidents(), open, ledger.now())
                .map(incidents -> new DecisionBatch(policy, known, ledger, incidents));
    }
}
