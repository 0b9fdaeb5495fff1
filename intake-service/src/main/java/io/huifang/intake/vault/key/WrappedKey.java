package io.huifang.intake.vault.key;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A customer's key as it is stored.
 *
 * @param customerId whose
 * @param keyId tells it from another key made for the same customer at the same moment
 * @param wrappedBy version of the key-encryption key
 * @param bytes the wrapped key
 */
public record WrappedKey(String customerId, UUID keyId, int wrappedBy, byte[] bytes) {

    /** What is authenticated with a wrapped key, so that it opens in its own row only. */
    static byte[] associatedData(String customerId, UUID keyId) {
        return ("key\u0000" + customerId + '\u0000' + keyId).getBytes(StandardCharsets.UTF_8);
    }
}
