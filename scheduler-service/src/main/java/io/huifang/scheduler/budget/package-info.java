/**
 * The contact ledger: every contact of a customer, whatever its reason, channel or path, against
 * one budget. A contact is entered before it is made, under the customer's lock, and settled when
 * it is known whether it was made.
 *
 * <p>{@link io.huifang.scheduler.budget.ContactBudget} is the pure rule, {@link
 * io.huifang.scheduler.budget.ContactLedger} what one transaction does, {@link
 * io.huifang.scheduler.budget.ContactLedgers} loads and stores it.
 */
package io.huifang.scheduler.budget;
