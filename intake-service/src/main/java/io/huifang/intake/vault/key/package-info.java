/**
 * Keys: one for each customer, wrapped by a key-encryption key that never touches the database.
 *
 * <p>{@link io.huifang.intake.vault.key.KeyRing} finds the keys of a request's customers; {@link
 * io.huifang.intake.vault.key.CustomerKeys} owns the schema {@code vault_keys}, which is backed up
 * apart from the data it opens; {@link io.huifang.intake.vault.key.KeyEncryption} is the port to
 * whatever holds the key-encryption keys: a file here, a key service elsewhere.
 */
package io.huifang.intake.vault.key;
