package io.huifang.scheduler.suppression;

import io.huifang.scheduler.customer.Customers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

/** Allows contact again. What was ended stays ended. */
@ApplicationScoped
class LiftSuppression {
    private final Pool pool;
    private final Customers customers;

    LiftSuppression(Pool pool, Customers customers) {
        this.pool = pool;
        this.customers = customers;
    }

    /** True when there was an entry. */
    Uni<Boolean> lift(String customerId) {
        return pool.withTransaction(tx -> customers.lift(tx, customerId));
    }
}
