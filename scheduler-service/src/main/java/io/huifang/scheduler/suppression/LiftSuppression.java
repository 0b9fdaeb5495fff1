package io.huifang.scheduler.suppression;

import io.huifang.scheduler.correction.AttemptConsequences;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/** Allows contact again. What was ended stays ended. */
@ApplicationScoped
class LiftSuppression {
    private final Pool pool;
    private final Customers customers;
    private final AttemptConsequences consequences;
    private final DatabaseClock clock;

    LiftSuppression(
            Pool pool, Customers customers, AttemptConsequences consequences, DatabaseClock clock) {
        this.pool = pool;
        this.customers = customers;
        this.consequences = consequences;
        this.clock = clock;
    }

    /** True when there was an entry. */
    Uni<Boolean> lift(String customerId) {
        return pool.withTransaction(
                tx ->
                        customers
                                .lift(tx, customerId)
                                .call(lifted -> lifted ? overrule(tx, customerId) : done()));
    }

    private Uni<Void> overrule(SqlConnection tx, String customerId) {
        return clock.now(tx).chain(now -> consequences.overrule(tx, customerId, now));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
