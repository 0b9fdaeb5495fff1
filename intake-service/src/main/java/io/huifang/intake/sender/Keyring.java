package io.huifang.intake.sender;

import io.huifang.intake.token.Bearer;
import io.huifang.intake.token.Grant;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everybody's secrets as they were at one reading. Filled by {@link KeyringReader}, then only read.
 */
final class Keyring {
    private final BearerKeys<Sender> senders = new BearerKeys<>();
    private final BearerKeys<String> services = new BearerKeys<>();
    private final BearerKeys<Account> accounts = new BearerKeys<>();
    private final Map<String, Sender> byClient = new HashMap<>();
    private final Map<String, Caller> servicesByClient = new HashMap<>();
    private final Map<String, Signer> signers = new HashMap<>();

    /** All that was given to whom, to see whether the next reading brings something new. */
    private final Map<String, Secrets> content = new HashMap<>();

    /**
     * Gives a caller its secrets.
     *
     * @throws IllegalArgumentException when one of them is another caller's; then it gets none
     */
    void give(Caller caller, Secrets secrets) {
        refuseAnothers(secrets);
        Caller.Rights rights = caller.rights();
        if (rights.sender().isPresent()) {
            give(caller, secrets, rights.sender().get());
        } else if (rights.account().isPresent()) {
            secrets.keys().forEach(key -> accounts.add(key, rights.account().get()));
        } else {
            secrets.keys().forEach(key -> services.add(key, caller.name()));
            caller.client().ifPresent(client -> servicesByClient.put(client, caller));
        }
        content.put(caller.place(), secrets);
    }

    /** What that caller was given. */
    Secrets of(Caller caller) {
        return content.getOrDefault(caller.place(), Secrets.NONE);
    }

    Optional<Sender> sender(Bearer key) {
        return senders.ownerOf(key.digest());
    }

    Optional<String> service(Bearer key) {
        return services.ownerOf(key.digest());
    }

    Optional<Account> account(Bearer key) {
        return accounts.ownerOf(key.digest());
    }

    Optional<Sender> senderOfClient(String client) {
        return Optional.ofNullable(byClient.get(client));
    }

    /** The name of the service whose token that is, if it is for what services may do. */
    Optional<String> serviceOf(Grant grant) {
        return Optional.ofNullable(servicesByClient.get(grant.client()))
                .filter(it -> it.rights().scope().filter(grant.scopes()::contains).isPresent())
                .map(Caller::name);
    }

    /**
     * The signer of that name.
     *
     * @param name null for the only one there is
     */
    Optional<Signer> signer(String name) {
        if (name != null) {
            return Optional.ofNullable(signers.get(name));
        }
        return signers.size() == 1 ? signers.values().stream().findFirst() : Optional.empty();
    }

    /** Whether everybody has the same secrets. */
    boolean hasSameContentAs(Keyring other) {
        return content.equals(other.content);
    }

    private void give(Caller caller, Secrets secrets, Sender sender) {
        caller.client().ifPresent(client -> byClient.put(client, sender));
        secrets.keys().forEach(key -> senders.add(key, sender));
        secrets.signing()
                .ifPresent(signing -> signers.put(sender.name(), new Signer(sender, signing)));
    }

    private void refuseAnothers(Secrets secrets) {
        boolean taken =
                secrets.keys().stream()
                        .anyMatch(
                                key ->
                                        senders.ownerOf(key).isPresent()
                                                || services.ownerOf(key).isPresent()
                                                || accounts.ownerOf(key).isPresent());
        if (taken) {
            throw new IllegalArgumentException("another caller has the same bearer key");
        }
        secrets.signing()
                .filter(
                        signing ->
                                signers.values().stream()
                                        .anyMatch(its -> its.secrets().sharesOneWith(signing)))
                .ifPresent(
                        signing -> {
                            throw new IllegalArgumentException(
                                    "another sender has the same signing secret");
                        });
    }
}
