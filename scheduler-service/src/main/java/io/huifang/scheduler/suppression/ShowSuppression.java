package io.huifang.scheduler.suppression;

import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.customer.Suppression;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

/** Shows a customer's do-not-contact entry, also one that is over. */
@ApplicationScoped
class ShowSuppression {
    private final Pool pool;
    private final Customers customers;

    ShowSuppression(Pool pool, Customers customers) {
        this.pool = pool;
        this.customers = customers;
    }

    /** The entry; null when there is none. */
    Uni<Suppression> show(String customerId) {
        return customers
                .find(pool, customerId)
                .onItem()
                .ifNotNull()
                .transform(Customer::suppression);
    }
}
