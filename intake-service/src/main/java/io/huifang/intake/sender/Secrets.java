package io.huifang.intake.sender;

import io.huifang.intake.signature.SigningSecrets;
import io.huifang.intake.token.Digest;

import java.util.List;
import java.util.Optional;

/**
 * One caller's secrets as they were at one reading.
 *
 * @param keys digests of its bearer keys; empty when it has none now
 * @param signing what it signs with
 */
record Secrets(List<Digest> keys, Optional<SigningSecrets> signing) {
    private static final int SHORTEST_KEY = 16;

    static final Secrets NONE = new Secrets(List.of(), Optional.empty());

    /**
     * Those that are written so.
     *
     * @throws IllegalArgumentException when one cannot be used; the message does not repeat it
     */
    static Secrets of(List<String> keys, List<String> signing) {
        return new Secrets(
                keys.stream().map(Secrets::digest).distinct().toList(),
                signing.isEmpty() ? Optional.empty() : Optional.of(SigningSecrets.of(signing)));
    }

    private static Digest digest(String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "a bearer key needs at least " + SHORTEST_KEY + " characters");
        }
        return Digest.of(key);
    }
}
