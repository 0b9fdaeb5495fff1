package io.huifang.intake.sender;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody who may call, and where its secrets are.
 *
 * @param place its part of the configuration
 * @param name as configured
 * @param rights what it may do here
 * @param client the OAuth2 client whose tokens are its own
 * @param given reads its secrets; fails when they cannot be used
 */
record Caller(
        String place,
        String name,
        Rights rights,
        Optional<String> client,
        Supplier<Secrets> given) {

    /**
     * What a caller may do. Our own services are neither senders nor people.
     *
     * @param sender what it may send
     * @param account the person it is
     */
    record Rights(Optional<Sender> sender, Optional<Account> account) {
        static final Rights OF_A_SERVICE = new Rights(Optional.empty(), Optional.empty());
    }

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
