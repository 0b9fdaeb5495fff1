package io.huifang.scheduler.budget;

import io.huifang.scheduler.budget.ContactsView.Known;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.ContactLimits;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;

/** Shows a customer's contacts and what is left of his budget. */
@ApplicationScoped
public class ShowContacts {
    private final Pool pool;
    private final Customers customers;
    private final ContactEntries entries;
    private final ActivePolicy activePolicy;
    private final DatabaseClock clock;

    ShowContacts(
            Pool pool,
            Customers customers,
            ContactEntries entries,
            ActivePolicy activePolicy,
            DatabaseClock clock) {
        this.pool = pool;
        this.customers = customers;
        this.entries = entries;
        this.activePolicy = activePolicy;
        this.clock = clock;
    }

    /** As of now; a customer never heard of has his whole budget. */
    public Uni<ContactsView> show(String customerId) {
        return activePolicy.policy().chain(policy -> show(customerId, policy));
    }

    private Uni<ContactsView> show(String customerId, Policy policy) {
        return clock.now(pool)
                .chain(
                        now ->
                                customers
                                        .find(pool, customerId)
                                        .chain(found -> show(customerId, found, policy, now)));
    }

    private Uni<ContactsView> show(
            String customerId, Customer customer, Policy policy, Instant now) {
        ContactLimits limits = limitsOf(customer, policy, now);
        // the windows with the oldest one shown begin as long before it
        Instant since = now.minus(limits.longest().multipliedBy(2));
        return entries.since(pool, List.of(customerId), since)
                .map(found -> ContactsView.of(customerId, Known.of(customer), found, limits, now));
    }

    private static ContactLimits limitsOf(Customer customer, Policy policy, Instant now) {
        return customer == null
                ? policy.contactLimits(Callee.UNKNOWN, now)
                : ContactBudget.limitsOf(customer, policy, now);
    }
}
