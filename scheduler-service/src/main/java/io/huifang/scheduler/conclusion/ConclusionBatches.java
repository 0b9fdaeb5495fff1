package io.huifang.scheduler.conclusion;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.AttemptConsequences;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.decision.DecideAgain;
import io.huifang.scheduler.followup.CaseTasks;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Loads what a batch of ended attempts needs, and stores what it did. */
@ApplicationScoped
public class ConclusionBatches {
    private final ActivePolicy activePolicy;
    private final Customers customers;
    private final CaseTasks tasks;
    private final Budgets budgets;
    private final AttemptConsequences consequences;
    private final DecideAgain decideAgain;

    ConclusionBatches(
            ActivePolicy activePolicy,
            Customers customers,
            CaseTasks tasks,
            Budgets budgets,
            AttemptConsequences consequences,
            DecideAgain decideAgain) {
        this.activePolicy = activePolicy;
        this.customers = customers;
        this.tasks = tasks;
        this.budgets = budgets;
        this.consequences = consequences;
        this.decideAgain = decideAgain;
    }

    /** Completes once there is a policy to ask: before that no transaction can do anything. */
    Uni<Void> ready() {
        return activePolicy.policy().replaceWithVoid();
    }

    /**
     * Locks the customers, then loads these tasks and the customers' other open ones.
     *
     * @param corrected attempts of which more must be known, because they are corrected: what
     *     followed from them
     */
    public Uni<ConclusionBatch> load(
            SqlConnection tx,
            Collection<String> customerIds,
            Collection<UUID> callbackIds,
            Collection<UUID> corrected) {
        return customers
                .lock(tx, customerIds)
                .chain(
                        locked ->
                                consequences
                                        .of(tx, corrected, customerIds)
                                        .chain(known -> load(tx, locked, callbackIds, known)));
    }

    /** As the other one, for customers that are locked already. */
    Uni<ConclusionBatch> load(
            SqlConnection tx, Map<String, Customer> locked, Collection<UUID> callbackIds) {
        return load(tx, locked, callbackIds, new Consequences());
    }

    private Uni<ConclusionBatch> load(
            SqlConnection tx,
            Map<String, Customer> locked,
            Collection<UUID> callbackIds,
            Consequences known) {
        Set<UUID> concerned = new HashSet<>(callbackIds);
        concerned.addAll(known.closed());
        concerned.addAll(known.findings());
        return tasks.load(tx, locked.keySet(), concerned)
                .chain(them -> batch(tx, locked, them, known));
    }

    /** Stores everything. */
    Uni<Void> store(SqlConnection tx, ConclusionBatch batch) {
        return Multi.createFrom()
                .iterable(batch.suppressed().entrySet())
                .onItem()
                .transformToUniAndConcatenate(it -> suppress(tx, it.getKey(), it.getValue()))
                .collect()
                .asList()
                .chain(() -> customers.tellNumbers(tx, batch.numbers().changed()))
                .chain(() -> consequences.store(tx, batch.consequences()))
                .chain(() -> decideAgain(tx, batch))
                .chain(() -> budgets.store(tx, batch))
                .chain(() -> tasks.store(tx, batch.ledger()));
    }

    private Uni<Void> decideAgain(SqlConnection tx, ConclusionBatch batch) {
        return decideAgain.suppressed(
                tx,
                batch.policy(),
                batch.ledger(),
                batch.suppressing().lifted(),
                batch.suppressing().openOfLifted());
    }

    private Uni<Void> suppress(SqlConnection tx, String customerId, Suppression entry) {
        return entry == null
                ? customers.lift(tx, customerId).replaceWithVoid()
                : customers.suppress(tx, customerId, entry);
    }

    private Uni<ConclusionBatch> batch(
            SqlConnection tx,
            Map<String, Customer> locked,
            Map<UUID, CallbackTask> known,
            Consequences followed) {
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                tasks.ledger(tx)
                                        .chain(
                                                ledger ->
                                                        batch(
                                                                tx, policy, locked, known, ledger,
                                                                followed)));
    }

    private Uni<ConclusionBatch> batch(
            SqlConnection tx,
            Policy policy,
            Map<String, Customer> locked,
            Map<UUID, CallbackTask> known,
            TaskLedger ledger,
            Consequences followed) {
        return budgets.open(tx, locked.keySet(), policy, ledger)
                .map(
                        contacts ->
                                new ConclusionBatch(
                                        policy,
                                        new HashMap<>(locked),
                                        known,
                                        ledger,
                                        contacts,
                                        followed));
    }
}
