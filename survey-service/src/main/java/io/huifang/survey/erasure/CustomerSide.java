package io.huifang.survey.erasure;

import io.huifang.survey.customer.CustomerLinks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/** What customers left on their own pages, and the links that lead there. */
@ApplicationScoped
class CustomerSide {
    private final CustomerLinks customerLinks;

    CustomerSide(CustomerLinks customerLinks) {
        this.customerLinks = customerLinks;
    }

    /** {@link KeptWords} has remembered them before, so that nothing new begins. */
    Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return customerLinks.forget(tx, customerIds);
    }
}
