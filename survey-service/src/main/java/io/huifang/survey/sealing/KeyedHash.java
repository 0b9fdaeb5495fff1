package io.huifang.survey.sealing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under the key of one file: without the key nobody gets forward or back. */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    private KeyedHash(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * @param setting the property that names the file
     * @param file holds 32 random bytes in Base64
     * @param create make it when it is absent; replicas that start at once agree on one
     * @throws IllegalStateException when it is absent and may not be made, or holds too little
     */
    public static KeyedHash under(String setting, Path file, boolean create) {
        String text = KeyFile.read(setting, file, create, KeyedHash::freshKey);
        byte[] bytes = decoded(text.strip());
        if (bytes.length < KEY_BYTES) {
            throw KeyFile.unusable(setting, file, "does not hold 32 bytes in Base64");
        }
        return new KeyedHash(new SecretKeySpec(bytes, ALGORITHM));
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    /** 32 bytes. */
    public byte[] of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("no " + ALGORITHM, impossible);
        }
    }

    private static String freshKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
