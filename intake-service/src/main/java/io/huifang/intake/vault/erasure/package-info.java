/**
 * Erasure: destroying everything personal about a customer, for good, with a certificate.
 *
 * <p>Entry type: {@link io.huifang.intake.vault.erasure.EraseCustomer}. One transaction destroys
 * the customer's key, removes what it sealed, writes the audit's entry and the fact for the others.
 */
package io.huifang.intake.vault.erasure;
