/**
 * The audit: who read or changed what in the vault, in a chain of hashes.
 *
 * <p>{@link io.huifang.intake.vault.audit.AuditTrail} adds an entry in the transaction of what it
 * records; {@link io.huifang.intake.vault.audit.VerifyAudit} walks the chain and names its first
 * broken link.
 */
package io.huifang.intake.vault.audit;
