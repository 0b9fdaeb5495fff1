package io.huifang.scheduler.word;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Knows the survey side by its key, of which only the digest is kept. */
@ApplicationScoped
class ServiceKey {
    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST = 24;

    private final Optional<byte[]> digest;

    ServiceKey(WordConfig config) {
        config.key()
                .filter(key -> key.length() < SHORTEST)
                .ifPresent(
                        key -> {
                            throw new IllegalStateException(
                                    "huifang.survey.key must have 24 characters at least");
                        });
        this.digest = config.key().map(ServiceKey::digest);
    }

    /** Whether a header {@code Authorization}, or its absence, shows the key. */
    boolean isShownBy(String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        byte[] shown = digest(authorization.substring(SCHEME.length()).strip());
        return digest.filter(known -> MessageDigest.isEqual(known, shown)).isPresent();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("no SHA-256", impossible);
        }
    }
}
