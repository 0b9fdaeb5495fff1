package io.huifang.survey.sealing;

import io.quarkus.runtime.Startup;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names customers for analytics: the same customer always gets the same pseudonym, and without the
 * key nobody gets back from it, nor forward by trying all customer ids.
 */
@Singleton
@Startup // a missing key is noticed at start, not at the first conclusion
public class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    Pseudonyms(PseudonymConfig config) {
        String text =
                KeyFile.read(config.pseudonymKeyFile(), config.createKey(), Pseudonyms::freshKey);
        byte[] bytes = Base64.getDecoder().decode(text.strip());
        if (bytes.length < KEY_BYTES) {
            throw new IllegalStateException(
                    "key file " + config.pseudonymKeyFile() + " holds less than 32 bytes");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** 43 characters of URL-safe Base64. */
    public String of(String customerId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(customerId.getBytes(StandardCharsets.UTF_8)));
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
