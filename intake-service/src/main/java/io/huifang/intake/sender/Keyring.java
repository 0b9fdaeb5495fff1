package io.huifang.intake.sender;

import io.huifang.intake.signature.SigningSecrets;
import io.huifang.intake.token.Bearer;
import io.huifang.intake.token.Digest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everybody's secrets as they were at one reading. Filled by {@link KeyringReader}, then only read.
 */
final class Keyring {
    private final BearerKeys<Sender> senders = new BearerKeys<>();
    private final BearerKeys<String> services = new BearerKeys<>();
    private final Map<String, Sender> byClient = new HashMap<>();
    private final Map<String, Signer> signers = new HashMap<>();

    /** All that was read, to see whether the next reading brings something new. */
    private final List<Digest> content = new ArrayList<>();

    void addKey(String key, Sender sender) {
        senders.add(key, sender);
        content.add(Digest.of(key));
    }

    void addServiceKey(String key, String service) {
        services.add(key, service);
        content.add(Digest.of(key));
    }

    /**
     * @throws IllegalArgumentException when the client is another sender's
     */
    void addClient(String client, Sender sender) {
        if (byClient.putIfAbsent(client, sender) != null) {
            throw new IllegalArgumentException("two senders have the same client-id");
        }
    }

    /**
     * @throws IllegalArgumentException when a secret cannot be used, or is another sender's
     */
    void addSigner(List<String> texts, Sender sender) {
        SigningSecrets secrets = SigningSecrets.of(texts);
        if (signers.values().stream().anyMatch(its -> its.secrets().sharesOneWith(secrets))) {
            throw new IllegalArgumentException("two senders have the same signing secret");
        }
        signers.put(sender.name(), new Signer(sender, secrets));
        texts.forEach(text -> content.add(Digest.of(text)));
    }

    Optional<Sender> sender(Bearer key) {
        return senders.ownerOf(key);
    }

    Optional<String> service(Bearer key) {
        return services.ownerOf(key);
    }

    Optional<Sender> senderOfClient(String client) {
        return Optional.ofNullable(byClient.get(client));
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

    boolean hasSameContentAs(Keyring other) {
        return content.equals(other.content);
    }
}
