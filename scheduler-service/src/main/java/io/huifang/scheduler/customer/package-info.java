/**
 * What the scheduler knows of a customer without knowing the person: an opaque id, where he may be,
 * and whether he must not be contacted. The customer's row is also the lock that puts everything
 * about him in one order: {@link io.huifang.scheduler.customer.Customers#lock}.
 */
package io.huifang.scheduler.customer;
