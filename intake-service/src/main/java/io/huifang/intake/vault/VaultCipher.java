package io.huifang.intake.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;

import io.quarkus.runtime.Startup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Seals and opens what the vault stores: AES-256-GCM under the service's key set.
 *
 * <p>Every stored ciphertext carries a {@code key_version}. Today there is one, {@link
 * #SERVICE_KEY}; keys of each customer's own will be further versions.
 */
@Startup
@Singleton
class VaultCipher {
    /** Key version of a text sealed under the service's key set itself. */
    static final short SERVICE_KEY = 1;

    private final Aead aead;

    @Inject
    VaultCipher(VaultConfig config) {
        this(new VaultKeyFile(keyFile(config)).read(config.createKey()));
    }

    /**
     * @param keySet Tink key set in JSON
     */
    VaultCipher(String keySet) {
        try {
            this.aead =
                    VaultKeyFile.parse(keySet)
                            .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the vault's key set cannot encrypt", unusable);
        }
    }

    /** The text, readable only with the key and only at that place. */
    byte[] seal(String text, Place place) {
        try {
            return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), place.associatedData());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("sealing failed", broken);
        }
    }

    /**
     * The text that was sealed at that place.
     *
     * @throws IllegalStateException when the ciphertext was changed, moved, or sealed by another
     *     key
     */
    String open(byte[] ciphertext, Place place) {
        try {
            return new String(
                    aead.decrypt(ciphertext, place.associatedData()), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a ciphertext in the vault does not open", broken);
        }
    }

    private static Path keyFile(VaultConfig config) {
        return config.keyFile()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "huifang.vault.key-file is not set; personal data needs a"
                                                + " key"));
    }
}
