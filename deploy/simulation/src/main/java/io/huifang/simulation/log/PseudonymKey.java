package io.huifang.simulation.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.UnaryOperator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The pseudonyms of the survey side, by its own key, so that what it tells itself and what is
 * simulated are about the same customers.
 */
public final class PseudonymKey implements UnaryOperator<String> {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    private PseudonymKey(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("no " + ALGORITHM, impossible);
        }
    }

    /**
     * @param file the survey side's {@code huifang.analytics.pseudonym-key-file}
     */
    public static PseudonymKey of(Path file) {
        try {
            return new PseudonymKey(Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String apply(String customerId) {
        byte[] hash = mac.doFinal(customerId.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
