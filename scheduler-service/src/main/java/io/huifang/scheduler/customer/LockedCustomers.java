package io.huifang.scheduler.customer;

import java.util.Map;

/**
 * Customers whose rows this transaction has locked.
 *
 * @param customers each as he was known before; nothing was known of one who was added
 * @param added where the rows of those who were added say that they are
 */
public record LockedCustomers(Map<String, Customer> customers, Map<String, Whereabouts> added) {
    /** Where the customer's row says that he is. */
    public Whereabouts stored(Customer customer) {
        return added.getOrDefault(customer.customerId(), customer.whereabouts());
    }
}
