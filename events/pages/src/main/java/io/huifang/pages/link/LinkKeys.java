package io.huifang.pages.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one or two keys that sign links, the first of which signs new ones. */
final class LinkKeys {
    static final int SIGNATURE_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int MOST_KEYS = 2;

    private final byte[] use;
    private final List<SecretKeySpec> keys;

    private LinkKeys(byte[] use, List<SecretKeySpec> keys) {
        this.use = use;
        this.keys = keys;
    }

    /**
     * Reads one key a line.
     *
     * @param use no other use of the same key gives a signature of such a link
     * @throws IllegalArgumentException when there is none, one too many, or one is too short
     */
    static LinkKeys read(String text, String use) {
        List<SecretKeySpec> keys =
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(LinkKeys::key)
                        .toList();
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("must hold one key or two, a line each");
        }
        return new LinkKeys((use + "\0").getBytes(UTF_8), keys);
    }

    /** The text of a file with one new key. */
    static String fresh() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    byte[] sign(byte[] message) {
        return mac(keys.get(0), message);
    }

    /** Takes the same time whichever key signed it, and whether any did. */
    boolean signed(byte[] message, byte[] signature) {
        boolean good = false;
        for (SecretKeySpec key : keys) {
            good |= MessageDigest.isEqual(mac(key, message), signature);
        }
        return good;
    }

    private static SecretKeySpec key(String line) {
        byte[] bytes = Base64.getDecoder().decode(line);
        if (bytes.length < KEY_BYTES) {
            throw new IllegalArgumentException("must hold keys of at least 32 bytes");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    private byte[] mac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(use);
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("no " + ALGORITHM, impossible);
        }
    }
}
