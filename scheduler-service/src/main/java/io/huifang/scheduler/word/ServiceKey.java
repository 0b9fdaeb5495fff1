package io.huifang.scheduler.word;

import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

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
        this.digest =
                usable(config.key(), ConfigUtils.isProfileActive("prod")).map(ServiceKey::digest);
    }

    /** A key that would do nobody any good is said at the start, not at the first request. */
    void check(@Observes StartupEvent event) {
        // it was looked at when this was made
    }

    /**
     * @param production whether there must be one
     * @throws IllegalStateException when the key is missing where it is needed, or short
     */
    static Optional<String> usable(Optional<String> key, boolean production) {
        Optional<String> given = key.map(String::strip).filter(it -> !it.isEmpty());
        if (production && given.isEmpty()) throw wrong("is missing");
        if (given.filter(it -> it.length() < SHORTEST).isPresent()) {
            throw wrong("must have " + SHORTEST + " characters at least");
        }
        return given;
    }

    private static IllegalStateException wrong(String how) {
        return new IllegalStateException(
                "The survey side proves itself by a key; huifang.survey.key " + how);
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
