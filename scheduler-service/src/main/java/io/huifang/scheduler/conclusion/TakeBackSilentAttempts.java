package io.huifang.scheduler.conclusion;

import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.round.Isolation;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Takes back attempts of which nothing was heard until their window and the policy's grace had
 * passed. They do not count, and their tasks go on by the retry plan.
 */
@ApplicationScoped
public class TakeBackSilentAttempts {
    private final Pool pool;
    private final SilentAttempts silentAttempts;
    private final ConclusionBatches batches;
    private final DatabaseClock clock;

    TakeBackSilentAttempts(
            Pool pool,
            SilentAttempts silentAttempts,
            ConclusionBatches batches,
            DatabaseClock clock) {
        this.pool = pool;
        this.silentAttempts = silentAttempts;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * @param limit most attempts of the batch
     * @return how many were silent; fewer than the limit when no more are left
     */
    public Uni<Integer> takeBack(int limit) {
        return batches.ready()
                .chain(
                        () ->
                                pool.withTransaction(
                                        tx ->
                                                clock.now(tx)
                                                        .chain(now -> takeBack(tx, now, limit))));
    }

    private Uni<Integer> takeBack(SqlConnection tx, Instant now, int limit) {
        return silentAttempts
                .claim(tx, now, limit)
                .chain(
                        claimed ->
                                claimed.isEmpty()
                                        ? Uni.createFrom().item(0)
                                        : Isolation.blaming(
                                                        tx,
                                                        SilentAttempts.WORK,
                                                        claimed.keySet(),
                                                        () -> takeBack(tx, claimed, now))
                                                .replaceWith(claimed.size()));
    }

    private Uni<Void> takeBack(SqlConnection tx, Map<UUID, Customer> claimed, Instant now) {
        Map<String, Customer> locked = new HashMap<>();
        claimed.values().forEach(customer -> locked.put(customer.customerId(), customer));
        return batches.load(tx, locked, claimed.keySet())
                .invoke(
                        batch ->
                                claimed.keySet().stream()
                                        .map(batch::task)
                                        .filter(task -> isSilent(task, now))
                                        .forEach(batch::silent))
                .chain(batch -> batches.store(tx, batch));
    }

    /** Its word may have come between the look at the index and the lock. */
    private static boolean isSilent(CallbackTask task, Instant now) {
        return task.underWay().map(Attempt::silentAt).filter(at -> !at.isAfter(now)).isPresent();
    }
}
