package io.huifang.survey.proof;

import java.util.Optional;

/**
 * By what this service proves itself to another one. Pure.
 *
 * @param key the key; empty when it is by tokens
 */
record Way(Optional<String> key) {
    /**
     * @param peer the other service, as its settings are called
     * @param key that is configured for it
     * @param client whether the issuer has us as a client
     * @param production whether keys of the configuration are refused
     * @throws IllegalStateException when it is by neither, or by both; names the setting
     */
    static Way of(String peer, Optional<String> key, boolean client, boolean production) {
        Optional<String> given = key.map(String::strip).filter(text -> !text.isEmpty());
        if (production && given.isPresent()) {
            throw new IllegalStateException(
                    peer
                            + ".key is for local use; the prod profile shows access tokens, see"
                            + " huifang.proof.token-url");
        }
        if (production && !client) {
            throw new IllegalStateException(
                    "The prod profile shows "
                            + peer
                            + " access tokens; huifang.proof.token-url is"
                            + " missing");
        }
        if (client && given.isPresent()) {
            throw new IllegalStateException(
                    peer + ".key and huifang.proof.token-url are both given");
        }
        if (!client && given.isEmpty()) {
            throw new IllegalStateException(
                    peer + ".key is missing, and so is huifang.proof.token-url");
        }
        return new Way(given);
    }
}
