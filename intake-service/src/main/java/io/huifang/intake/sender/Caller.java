package io.huifang.intake.sender;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody who may call, and where its secrets are.
 *
 * @param place its part of the configuration
 * @param name as configured
 * @param sender what it may send; empty for our own services
 * @param client the OAuth2 client whose tokens are its own
 * @param given reads its secrets; fails when they cannot be used
 */
record Caller(
        String place,
        String name,
        Optional<Sender> sender,
        Optional<String> client,
        Supplier<Secrets> given) {

    /**
     * Its secrets as they are given now.
     *
     * @throws IllegalArgumentException when they cannot be used; the message says whose they are
     */
    Secrets read() {
        try {
            return given.get();
        } catch (RuntimeException unusable) {
            throw new IllegalArgumentException(place + ": " + unusable.getMessage(), unusable);
        }
    }

    /** Without where its secrets are. */
    @Override
    public String toString() {
        return place;
    }
}
