package io.huifang.scheduler.word;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * What the survey side proves itself by. Pure.
 *
 * @param digest of its key; empty when it has none
 * @param client whose tokens are its own; empty when tokens are not looked at
 * @param scope that its tokens must have
 */
record SurveyProof(Optional<byte[]> digest, Optional<String> client, String scope) {
    private static final int SHORTEST = 24;

    /**
     * @param production whether it must be by tokens
     * @param issuer whether there is an issuer whose tokens are checked
     * @throws IllegalStateException when what is configured would let in nobody, or too many; names
     *     the setting and does not repeat it
     */
    static SurveyProof of(WordConfig config, boolean production, boolean issuer) {
        Optional<String> key = given(config.key());
        Optional<String> client = given(config.clientId());
        if (production && key.isPresent()) {
            throw wrong("key", "is for local use; give huifang.survey.client-id");
        }
        if (production && client.isEmpty()) throw wrong("client-id", "is missing");
        if (client.isPresent() && !issuer) {
            throw wrong("client-id", "needs quarkus.oidc.tenant-enabled");
        }
        if (config.scope().isBlank()) throw wrong("scope", "is empty");
        if (key.filter(it -> it.length() < SHORTEST).isPresent()) {
            throw wrong("key", "must have " + SHORTEST + " characters at least");
        }
        return new SurveyProof(key.map(SurveyProof::digest), client, config.scope().strip());
    }

    boolean isKey(String shown) {
        return digest.filter(known -> MessageDigest.isEqual(known, digest(shown))).isPresent();
    }

    boolean isToken(SurveyToken token) {
        return client.filter(known -> token.isFor(known, scope)).isPresent();
    }

    private static Optional<String> given(Optional<String> value) {
        return value.map(String::strip).filter(it -> !it.isEmpty());
    }

    private static IllegalStateException wrong(String name, String how) {
        return new IllegalStateException(
                "The survey side proves itself; huifang.survey." + name + " " + how);
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
