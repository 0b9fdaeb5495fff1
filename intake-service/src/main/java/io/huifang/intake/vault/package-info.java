/**
 * The vault: the only tables with personal data in them, as ciphertext.
 *
 * <p>{@link io.huifang.intake.vault.SealPersonalData} moves what an event carries into it before
 * the event is published; {@link io.huifang.intake.vault.RevealContact} gives it back to a service,
 * never without an entry in the audit. Plaintext lives in this process's memory only, and
 * customers' keys for a minute.
 */
package io.huifang.intake.vault;
