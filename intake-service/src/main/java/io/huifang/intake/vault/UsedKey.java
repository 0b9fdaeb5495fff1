package io.huifang.intake.vault;

import io.huifang.intake.vault.key.HeldKey;
import io.huifang.intake.vault.key.WrappedKey;

import java.util.UUID;

/**
 * The key that sealed a customer's rows. They count only while it is the stored one.
 *
 * @param customerId whose
 * @param keyId which
 * @param unsaved to be stored with the rows; null when it is stored
 */
record UsedKey(String customerId, UUID keyId, WrappedKey unsaved) {

    static UsedKey of(String customerId, HeldKey held) {
        return new UsedKey(customerId, held.key().id(), held.unsaved());
    }

    Integer wrappedBy() {
        return unsaved == null ? null : unsaved.wrappedBy();
    }

    byte[] wrapped() {
        return unsaved == null ? null : unsaved.bytes();
    }
}
