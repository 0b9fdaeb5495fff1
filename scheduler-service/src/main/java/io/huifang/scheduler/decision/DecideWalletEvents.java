package io.huifang.scheduler.decision;

import io.huifang.scheduler.budget.ContactLedgers;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.promise.KeepPromises;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
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
    private final DecisionBatches batches;
    private final EarlierCalls earlierCalls;
    private final Decisions decisions;
    private final ContactLedgers contactLedgers;
    private final KeepPromises keepPromises;

    DecideWalletEvents(
            DecisionBatches batches,
            EarlierCalls earlierCalls,
            Decisions decisions,
            ContactLedgers contactLedgers,
            KeepPromises keepPromises) {
        this.batches = batches;
        this.earlierCalls = earlierCalls;
        this.decisions = decisions;
        this.contactLedgers = contactLedgers;
        this.keepPromises = keepPromises;
    }

    /**
     * Completes once there is a policy to decide by: before that no transaction can do anything.
     */
    Uni<Void> ready() {
        return batches.ready();
    }

    /**
     * @param events in the order of the log, at least one
     * @return what became of them, true once the transaction commits
     */
    Uni<BatchResult> decide(SqlConnection tx, List<ReceivedEvent> events) {
        return batches.load(tx, supposed(events))
                .chain(
                        batch ->
                                sort(tx, events)
                                        .call(it -> earlierCalls.recall(tx, batch, it.fresh()))
                                        .chain(deliveries -> decide(tx, batch, deliveries)));
    }

    private Uni<Deliveries> sort(SqlConnection tx, List<ReceivedEvent> events) {
        Set<UUID> keys = events.stream().map(ReceivedEvent::key).collect(Collectors.toSet());
        return decisions.known(tx, keys).map(before -> Deliveries.sort(events, before));
    }

    private Uni<BatchResult> decide(SqlConnection tx, DecisionBatch batch, Deliveries deliveries) {
        deliveries.fresh().forEach(batch::decide);
        deliveries.conflicting().forEach(batch::refuse);
        return batches.count(tx, batch)
                .chain(
                        () ->
                                contactLedgers.open(
                                        tx,
                                        batch.toDispatch(),
                                        batch.policy(),
                                        batch.ledger().now()))
                .invoke(batch::dispatchDue)
                .chain(contacts -> contactLedgers.store(tx, contacts))
                .chain(
                        () ->
                                keepPromises.keep(
                                        tx, batch.ledger(), batch.occurrences(), batch::openTask))
                .chain(() -> decisions.add(tx, batch.decided()))
                .chain(() -> decisions.addConflicts(tx, batch.conflicts()))
                .invoke(batch::tell)
                .chain(() -> batches.store(tx, batch))
                .replaceWith(() -> batch.result(deliveries.repeated()));
    }

    /** Where the customers are when nothing is known of them yet and every event counts. */
    private static Map<String, Whereabouts> supposed(List<ReceivedEvent> events) {
        Map<String, Whereabouts> supposed = new HashMap<>();
        events.forEach(
                it -> supposed.merge(it.customerId(), it.event().whereabouts(), Whereabouts::and));
        return supposed;
    }
}
