package io.huifang.intake.sender;

import java.util.List;
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
     * @param scope what its access tokens must be for; of our own services only
     */
    record Rights(Optional<Sender> sender, Optional<Account> account, Optional<String> scope) {
        static Rights of(Sender sender) {
            return new Rights(Optional.of(sender), Optional.empty(), Optional.empty());
        }

        static Rights of(Account account) {
            return new Rights(Optional.empty(), Optional.of(account), Optional.empty());
        }

        static Rights ofAService(String scope) {
            return new Rights(Optional.empty(), Optional.empty(), Optional.of(scope));
        }
    }

    /** One that has keys and signs nothing. */
    static Caller withKeys(
            String place, String name, Rights rights, Optional<String> client, GivenSecrets keys) {
        return new Caller(place, name, rights, client, () -> Secrets.of(keys.read(), List.of()));
    }

    /** What it is one of, as the configuration calls them. */
    String kind() {
        return rights.sender().isPresent()
                ? "senders"
                : rights.account().isPresent() ? "accounts" : "services";
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
