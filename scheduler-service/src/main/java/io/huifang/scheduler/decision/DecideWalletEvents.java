package io.huifang.scheduler.decision;

import io.huifang.scheduler.budget.ContactLedgers;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.promise.KeepPromises;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides a batch of events, each key once: a second delivery changes nothing, and one with other
 * content is recorded as a conflict. The caller's transaction also stores how far the log was read.
 */
@ApplicationScoped
class DecideWalletEvents {
    private final CustomerStates states;
    private final Decisions decisions;
    private final CallbackTasks tasks;
    private final ActivePolicy activePolicy;
    private final TaskLedgers ledgers;
    private final ContactLedgers contactLedgers;
    private final KeepPromises keepPromises;

    DecideWalletEvents(
            CustomerStates states,
            Decisions decisions,
            CallbackTasks tasks,
            ActivePolicy activePolicy,
            TaskLedgers ledgers,
            ContactLedgers contactLedgers,
            KeepPromises keepPromises) {
        this.states = states;
        this.decisions = decisions;
        this.tasks = tasks;
        this.activePolicy = activePolicy;
        this.ledgers = ledgers;
        this.contactLedgers = contactLedgers;
        this.keepPromises = keepPromises;
    }

    /**
     * Completes once there is a policy to decide by: before that no transaction can do anything.
     */
    Uni<Void> ready() {
        return activePolicy.policy().replaceWithVoid();
    }

    /**
     * @param events in the order of the log, at least one
     * @return what became of them, true once the transaction commits
     */
    Uni<BatchResult> decide(SqlConnection tx, List<ReceivedEvent> events) {
        return begin(tx, events)
                .chain(
                        batch ->
                                sort(tx, events)
                                        .chain(deliveries -> decide(tx, batch, deliveries)));
    }

    private Uni<DecisionBatch> begin(SqlConnection tx, List<ReceivedEvent> events) {
        Set<String> customerIds =
                events.stream().map(ReceivedEvent::customerId).collect(Collectors.toSet());
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                states.lock(tx, customerIds)
                                        .chain(known -> begin(tx, policy, known)));
    }

    private Uni<DecisionBatch> begin(
            SqlConnection tx, Policy policy, Map<String, CustomerState> known) {
        return ledgers.open(tx).map(ledger -> new DecisionBatch(policy, known, ledger));
    }

    private Uni<Deliveries> sort(SqlConnection tx, List<ReceivedEvent> events) {
        Set<UUID> keys = events.stream().map(ReceivedEvent::key).collect(Collectors.toSet());
        return decisions.known(tx, keys).map(before -> Deliveries.sort(events, before));
    }

    private Uni<BatchResult> decide(SqlConnection tx, DecisionBatch batch, Deliveries deliveries) {
        deliveries.fresh().forEach(batch::decide);
        deliveries.conflicting().forEach(batch::refuse);
        return contactLedgers
                .open(tx, batch.toDispatch(), batch.policy(), batch.ledger().now())
                .invoke(batch::dispatchDue)
                .chain(contacts -> contactLedgers.store(tx, contacts))
                .chain(
                        () ->
                                keepPromises.keep(
                                        tx, batch.ledger(), batch.occurrences(), batch::openTask))
                .chain(() -> decisions.add(tx, batch.decided()))
                .chain(() -> decisions.addConflicts(tx, batch.conflicts()))
                .invoke(batch::tell)
                .chain(() -> states.store(tx, batch.states()))
                .chain(() -> tasks.store(tx, batch.ledger()))
                .replaceWith(() -> batch.result(deliveries.repeated()));
    }
}
