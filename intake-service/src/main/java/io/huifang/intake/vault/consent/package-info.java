/**
 * Proof of consent: what a customer agreed to or withdrew, as the senders told it.
 *
 * <p>Entry type: {@link io.huifang.intake.vault.consent.RecordConsents}. Nothing here is personal:
 * the evidence itself stays with the sender and is referred to.
 */
package io.huifang.intake.vault.consent;
