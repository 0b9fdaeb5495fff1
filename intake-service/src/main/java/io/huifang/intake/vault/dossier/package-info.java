/**
 * A customer's rights: everything the vault holds of him ({@link
 * io.huifang.intake.vault.dossier.ExportCustomer}), and its correction ({@link
 * io.huifang.intake.vault.dossier.RectifyContact}). Both leave an entry in the audit.
 */
package io.huifang.intake.vault.dossier;
