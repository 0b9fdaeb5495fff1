package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.incident.IncidentMeters;
import io.huifang.scheduler.incident.IncidentNotices;
import io.huifang.scheduler.incident.IncidentNotices.Wish;
import io.huifang.scheduler.notice.Asked;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.round.Isolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks for the notices that incidents' customers get. Safe to repeat: each is settled once. */
@ApplicationScoped
public class NotifyCustomers {
    private final Pool pool;
    private final IncidentBatches batches;
    private final IncidentNotices notices;
    private final IncidentMeters meters;

    NotifyCustomers(
            Pool pool, IncidentBatches batches, IncidentNotices notices, IncidentMeters meters) {
        this.pool = pool;
        this.batches = batches;
        this.notices = notices;
        this.meters = meters;
    }

    /**
     * @param limit most notices of the batch
     * @return how many were to be settled; fewer than the limit when no more are left
     */
    public Uni<Integer> notify(int limit) {
        return batches.policy()
                .chain(policy -> pool.withTransaction(tx -> notify(tx, policy, limit)));
    }

    private Uni<Integer> notify(SqlConnection tx, Policy policy, int limit) {
        return notices.claim(tx, limit)
                .chain(
                        customers ->
                                customers.isEmpty()
                                        ? Uni.createFrom().item(0)
                                        : notices.wished(tx, customers.keySet())
                                                .chain(it -> blaming(tx, policy, customers, it))
                                                .replaceWith(customers.size()));
    }

    private Uni<Void> blaming(
            SqlConnection tx, Policy policy, Map<String, Customer> customers, List<Wish> wishes) {
        List<UUID> rows = wishes.stream().map(Wish::callbackId).toList();
        return Isolation.blaming(
                tx, IncidentNotices.WORK, rows, () -> notify(tx, policy, customers, wishes));
    }

    private Uni<Void> notify(
            SqlConnection tx, Policy policy, Map<String, Customer> customers, List<Wish> wishes) {
        Map<UUID, Customer> byTask = new HashMap<>();
        wishes.forEach(it -> byTask.put(it.callbackId(), customers.get(it.customerId())));
        return batches.load(tx, policy, byTask).chain(batch -> notify(tx, batch, wishes));
    }

    private Uni<Void> notify(SqlConnection tx, IncidentBatch batch, List<Wish> wishes) {
        Notifying notifying = new Notifying(batch);
        wishes.forEach(notifying::ask);
        return batches.storeAndAsk(tx, batch)
                .chain(asked -> settle(tx, batch, notifying.asked(), asked))
                .chain(() -> notices.putOff(tx, notifying.putOff()));
    }

    /** One that a rule withholds is settled, too: the trouble does not wait. */
    private Uni<Void> settle(
            SqlConnection tx, IncidentBatch batch, List<Wish> wishes, Asked asked) {
        Set<UUID> granted =
                asked.granted().stream()
                        .map(notice -> notice.fact().callbackId())
                        .collect(Collectors.toSet());
        Map<Wish, Boolean> settled = new LinkedHashMap<>();
        wishes.forEach(wish -> settled.put(wish, granted.contains(wish.callbackId())));
        long requested = settled.values().stream().filter(it -> it).count();
        meters.notices(tx, true, requested);
        meters.notices(tx, false, settled.size() - requested);
        return notices.settle(tx, settled, batch.ledger().now());
    }
}
