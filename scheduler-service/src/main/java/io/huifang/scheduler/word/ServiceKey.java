package io.huifang.scheduler.word;

import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Knows the survey side by its key, of which only the digest is kept. */
@ApplicationScoped
public class ServiceKey {
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

    /**
     * @param authorization header of a request; null for none
     * @throws ProblemException 401 when it does not show the key
     */
    public void require(String authorization) {
        if (!isShownBy(authorization)) {
            throw new ProblemException(
                    Problem.of(401, "unauthenticated", "The survey side's key is needed."));
        }
    }

    /** Whether a header {@code Authorization}, or its absence, shows the key. */
    private boolean isShownBy(String authorization) {
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
