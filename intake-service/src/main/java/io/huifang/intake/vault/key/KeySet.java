package io.huifang.intake.vault.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;

import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;

/**
 * A key file's keys as they were read.
 *
 * @param text the file's content
 * @param current version that wraps
 * @param versions all versions
 * @param aead wraps by the current version, unwraps by any
 */
record KeySet(String text, int current, Set<Integer> versions, Aead aead) {
    static KeySet of(String text) {
        KeysetHandle handle = KeyFile.parse(text);
        Set<Integer> versions = new HashSet<>();
        for (int i = 0; i < handle.size(); i++) {
            versions.add(handle.getAt(i).getId());
        }
        try {
            return new KeySet(
                    text,
                    handle.getPrimary().getId(),
                    Set.copyOf(versions),
                    handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the vault's key set cannot encrypt", unusable);
        }
    }

    WrappedKey wrap(SecretKey key) {
        byte[] place = WrappedKey.associatedData(key.customerId(), key.keyId());
        try {
            return new WrappedKey(
                    key.customerId(), key.keyId(), current, aead.encrypt(key.bytes(), place));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("wrapping a key failed", broken);
        }
    }

    SecretKey unwrap(WrappedKey key) {
        byte[] place = WrappedKey.associatedData(key.customerId(), key.keyId());
        try {
            return new SecretKey(key.customerId(), key.keyId(), aead.decrypt(key.bytes(), place));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a key in the vault cannot be unwrapped", broken);
        }
    }

    /** Which versions, and nothing of the keys. */
    @Override
    public String toString() {
        return "KeySet[current=" + current + ", versions=" + versions + "]";
    }
}
