package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.incident.EarlierTasks;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incidents;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.round.Isolation;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Lets tasks that were opened shortly before an incident was known join it. Any number of replicas
 * may do so at once; whatever they miss, such as what a very long transaction brings, joins when it
 * is due.
 */
@ApplicationScoped
public class GatherTasks {
    private final Pool pool;
    private final IncidentBatches batches;
    private final Incidents incidents;
    private final EarlierTasks earlierTasks;
    private final JoinIncidents joinIncidents;
    private final DatabaseClock clock;
    private final LookedThrough lookedThrough = new LookedThrough();

    GatherTasks(
            Pool pool,
            IncidentBatches batches,
            Incidents incidents,
            EarlierTasks earlierTasks,
            JoinIncidents joinIncidents,
            DatabaseClock clock) {
        this.pool = pool;
        this.batches = batches;
        this.incidents = incidents;
        this.earlierTasks = earlierTasks;
        this.joinIncidents = joinIncidents;
        this.clock = clock;
    }

    /**
     * @param limit most tasks of an incident
     * @return the most that were found for one; fewer than the limit when no more are left
     */
    public Uni<Integer> gather(int limit) {
        return batches.policy()
                .chain(policy -> clock.now(pool).chain(now -> gather(policy, now, limit)));
    }

    private Uni<Integer> gather(Policy policy, Instant now, int limit) {
        return young(now)
                .invoke(lookedThrough::keepOnly)
                .chain(
                        open ->
                                Multi.createFrom()
                                        .iterable(open)
                                        .onItem()
                                        .transformToUniAndConcatenate(
                                                it -> gather(policy, it, now, limit))
                                        .collect()
                                        .with(Collectors.reducing(0, Integer::max)));
    }

    private Uni<List<Incident>> young(Instant now) {
        return incidents
                .recent(pool, now)
                .map(
                        known ->
                                known.stream()
                                        .filter(Incident::isOpen)
                                        .filter(it -> now.isBefore(EarlierTasks.gatheredUntil(it)))
                                        .toList());
    }

    private Uni<Integer> gather(Policy policy, Incident incident, Instant now, int limit) {
        return policy.incidents()
                .rule(incident.key().rule())
                .map(rule -> gather(policy, incident, rule, now, limit))
                .orElse(Uni.createFrom().item(0));
    }

    /** Slice by slice, until the instant or until there are more in one than are asked for. */
    private Uni<Integer> gather(
            Policy policy, Incident incident, IncidentRule rule, Instant now, int limit) {
        return pool.withTransaction(tx -> look(tx, policy, incident, rule, now, limit))
                .chain(
                        looked -> {
                            if (looked.found() >= limit) return found(looked);
                            lookedThrough.done(incident, looked.slice(), now);
                            return looked.slice().isLast()
                                    ? found(looked)
                                    : gather(policy, incident, rule, now, limit);
                        });
    }

    /** How many tasks of the slice joined. */
    private record Looked(LookedThrough.Slice slice, int found) {}

    private static Uni<Integer> found(Looked looked) {
        return Uni.createFrom().item(looked.found());
    }

    private Uni<Looked> look(
            SqlConnection tx,
            Policy policy,
            Incident incident,
            IncidentRule rule,
            Instant now,
            int limit) {
        return earlierTasks
                .end(tx, lookedThrough.from(incident, now))
                .map(end -> lookedThrough.slice(incident, end, now))
                .chain(
                        slice ->
                                earlierTasks
                                        .claimEarlier(
                                                tx, incident, rule, slice.from(), slice.to(), limit)
                                        .chain(claimed -> joinAll(tx, policy, claimed))
                                        .map(found -> new Looked(slice, found)));
    }

    private Uni<Integer> joinAll(SqlConnection tx, Policy policy, Map<UUID, Customer> claimed) {
        return claimed.isEmpty()
                ? Uni.createFrom().item(0)
                : Isolation.blaming(
                                tx,
                                EarlierTasks.GATHER,
                                claimed.keySet(),
                                () -> join(tx, policy, claimed))
                        .replaceWith(claimed.size());
    }

    private Uni<Void> join(SqlConnection tx, Policy policy, Map<UUID, Customer> claimed) {
        return batches.load(tx, policy, claimed)
                .call(
                        batch ->
                                joinIncidents
                                        .join(tx, policy, batch.tasks(), batch.incidents())
                                        .invoke(joined -> joined.forEach(it -> wait(it, batch))))
                .chain(batch -> batches.store(tx, batch));
    }

    private static void wait(CallbackTask task, IncidentBatch batch) {
        batch.ledger().dueAgain(task, task.standing().freshUntil(), task.standing().skill());
        batch.incidents()
                .task(task.id())
                .flatMap(part -> batch.incidents().incident(part.incidentId()))
                .ifPresent(
                        incident ->
                                batch.ledger()
                                        .note(
                                                task,
                                                ContactDecision.PUT_OFF,
                                                JoinIncidents.because(incident),
                                                null));
    }
}
