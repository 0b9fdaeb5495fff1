package io.huifang.intake.vault.key;

import java.util.UUID;

/**
 * A customer's key in the clear. Only in memory, and not for long.
 *
 * @param customerId whose
 * @param keyId tells it from another key made for the same customer at the same moment
 * @param bytes {@link CustomerKey#BYTES} of them
 */
record SecretKey(String customerId, UUID keyId, byte[] bytes) {

    /** Whose it is, and nothing of the key. */
    @Override
    public String toString() {
        return "SecretKey[keyId=" + keyId + "]";
    }
}
