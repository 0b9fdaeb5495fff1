package io.huifang.scheduler.callback;

import io.huifang.scheduler.customer.Customer;

/**
 * One task, read after its customer was locked: its last word until the transaction ends.
 *
 * @param customer whose it is
 */
public record LockedTask(CallbackTask task, Customer customer) {}
