package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.incident.IncidentTasks;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.round.Isolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Lets tasks that waited for an incident's end go on: a call for who is still harmed, spread by
 * what agents can do, and none for the others. Any number of replicas may do so at once.
 */
@ApplicationScoped
public class ReleaseTasks {
    private final Pool pool;
    private final IncidentBatches batches;
    private final IncidentTasks incidentTasks;
    private final RecoveredTasks recoveredTasks;
    private final CallMinutes minutes;

    ReleaseTasks(
            Pool pool,
            IncidentBatches batches,
            IncidentTasks incidentTasks,
            RecoveredTasks recoveredTasks,
            CallMinutes minutes) {
        this.pool = pool;
        this.batches = batches;
        this.incidentTasks = incidentTasks;
        this.recoveredTasks = recoveredTasks;
        this.minutes = minutes;
    }

    /**
     * @param limit most tasks of the batch
     * @return how many waited for an end that has come; fewer than the limit when no more are left
     */
    public Uni<Integer> release(int limit) {
        return batches.policy()
                .chain(policy -> pool.withTransaction(tx -> release(tx, policy, limit)));
    }

    private Uni<Integer> release(SqlConnection tx, Policy policy, int limit) {
        return incidentTasks
                .claimEnded(tx, limit)
                .chain(
                        claimed ->
                                claimed.isEmpty()
                                        ? Uni.createFrom().item(0)
                                        : Isolation.blaming(
                                                        tx,
                                                        IncidentTasks.RELEASE,
                                                        claimed.keySet(),
                                                        () -> release(tx, policy, claimed))
                                                .replaceWith(claimed.size()));
    }

    private Uni<Void> release(SqlConnection tx, Policy policy, Map<UUID, Customer> claimed) {
        return batches.load(tx, policy, claimed).chain(batch -> release(tx, batch));
    }

    private Uni<Void> release(SqlConnection tx, IncidentBatch batch) {
        Instant now = batch.ledger().now();
        return recoveredTasks
                .among(tx, batch.policy(), batch.tasks(), batch.incidents())
                .chain(
                        recovered ->
                                minutes.lock(tx, now)
                                        .map(ReleasePlan::new)
                                        .invoke(
                                                plan ->
                                                        new Releasing(batch, plan, recovered)
                                                                .release())
                                        .chain(plan -> minutes.add(tx, plan.placed())))
                .chain(() -> batches.store(tx, batch));
    }
}
