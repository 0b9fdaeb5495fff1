package io.huifang.intake.vault.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One customer's key, ready for use: AES-256-GCM for what is sealed, HMAC-SHA256 for fingerprints.
 * Both halves die with the key, so that after an erasure not even a guess can be checked.
 */
public final class CustomerKey {
    /** 32 bytes to seal with and 32 for fingerprints. */
    static final int BYTES = 64;

    private static final int HALF = BYTES / 2;
    private static final int FINGERPRINT_BYTES = 16;
    private static final String MAC = "HmacSHA256";

    private final UUID id;
    private final Aead aead;
    private final SecretKeySpec fingerprints;

    private CustomerKey(SecretKey secret) {
        try {
            this.id = secret.keyId();
            this.aead = new AesGcmJce(Arrays.copyOfRange(secret.bytes(), 0, HALF));
            this.fingerprints = new SecretKeySpec(secret.bytes(), HALF, HALF, MAC);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("a customer's key cannot encrypt", unusable);
        }
    }

    static CustomerKey of(SecretKey secret) {
        return new CustomerKey(secret);
    }

    static byte[] freshBytes() {
        return Random.randBytes(BYTES);
    }

    /** Tells it from another key made for the same customer at the same moment. */
    public UUID id() {
        return id;
    }

    /**
     * The text, readable only with this key and only at that place.
     *
     * @param place what is authenticated with it
     */
    public byte[] seal(String text, byte[] place) {
        try {
            return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), place);
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
    public String open(byte[] ciphertext, byte[] place) {
        try {
            return new String(aead.decrypt(ciphertext, place), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a ciphertext in the vault does not open", broken);
        }
    }

    /**
     * Equal for equal texts of this customer, and otherwise telling nothing to who has no key: of
     * two customers with the same number the fingerprints differ.
     */
    public byte[] fingerprint(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(fingerprints);
            byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(whole, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + MAC, impossible);
        }
    }
}
