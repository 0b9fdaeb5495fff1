package io.huifang.intake.signature;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets that one sender may sign with right now: one, or two while it changes them. */
public final class SigningSecrets {
    /** Most secrets that are good at the same time. */
    public static final int MOST = 2;

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final List<byte[]> secrets;

    private SigningSecrets(List<byte[]> secrets) {
        this.secrets = secrets;
    }

    /**
     * Reads secrets as both sides write them: {@code whsec_} and Base64 of 24 to 64 bytes.
     *
     * @param texts one or two
     * @throws IllegalArgumentException when there are more, or one is written otherwise; the
     *     message does not repeat it
     */
    public static SigningSecrets of(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST) {
            throw new IllegalArgumentException("needs one signing secret, or two while it changes");
        }
        return new SigningSecrets(texts.stream().map(SigningSecrets::bytes).toList());
    }

    /** Whether one of the request's signatures was made with one of the secrets. */
    public boolean signed(SignedRequest request, byte[] body) {
        boolean any = false;
        for (byte[] secret : secrets) { // to the end, even after a match
            byte[] expected = signature(secret, request, body);
            for (byte[] given : request.signatures()) {
                any |= MessageDigest.isEqual(expected, given);
            }
        }
        return any;
    }

    /** Whether both have a secret in common: then nobody could tell who signed. */
    public boolean sharesOneWith(SigningSecrets other) {
        return secrets.stream()
                .anyMatch(one -> other.secrets.stream().anyMatch(its -> Arrays.equals(one, its)));
    }

    /** Whether both are the same secrets. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecrets its
                && Arrays.deepEquals(secrets.toArray(), its.secrets.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(secrets.toArray());
    }

    private static byte[] bytes(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a signing secret begins with " + PREFIX);
        }
        byte[] bytes = decode(text.substring(PREFIX.length()));
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException("a signing secret has 24 to 64 bytes");
        }
        return bytes;
    }

    // The decoder's own message repeats a character.
    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("a signing secret is Base64 behind " + PREFIX);
        }
    }

    private static byte[] signature(byte[] secret, SignedRequest request, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(request.head());
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
