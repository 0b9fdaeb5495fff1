package io.huifang.intake.vault.key;

/**
 * A customer's key in memory.
 *
 * @param key ready for use
 * @param unsaved the wrapped key, to be stored with the first thing it seals; null when it is
 *     stored already
 */
public record HeldKey(CustomerKey key, WrappedKey unsaved) {}
