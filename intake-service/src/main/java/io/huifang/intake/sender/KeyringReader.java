package io.huifang.intake.sender;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads everybody's secrets from the configuration and from the files it names. */
final class KeyringReader {
    private static final Pattern TYPE = Pattern.compile("\\*|[\\w-]+(\\.[\\w-]+)*(\\.\\*)?");

    private final SenderConfig senders;
    private final ServiceConfig services;

    /** Whether there is an issuer for tokens of clients. */
    private final boolean issuer;

    KeyringReader(SenderConfig senders, ServiceConfig services, boolean issuer) {
        this.senders = senders;
        this.services = services;
        this.issuer = issuer;
    }

    /**
     * Reads all.
     *
     * @throws IllegalArgumentException when a caller has no secret, or one that cannot be used
     * @throws java.io.UncheckedIOException when a file cannot be read
     */
    Keyring read() {
        Keyring keyring = new Keyring();
        senders.byName().forEach((name, entry) -> addSender(keyring, name, entry));
        services.byName()
                .forEach(
                        (name, entry) -> {
                            String place = "huifang.services." + name;
                            List<String> keys = keys(place, entry.key(), entry.keyFile());
                            require(!keys.isEmpty(), place + " needs either key or key-file");
                            keys.forEach(key -> keyring.addServiceKey(key, name));
                        });
        return keyring;
    }

    private void addSender(Keyring keyring, String name, SenderConfig.Entry entry) {
        String place = "huifang.senders." + name;
        Sender sender = sender(place, name, entry);
        List<String> keys = keys(place, entry.key(), entry.keyFile());
        List<String> signing =
                new GivenSecrets(place, "signing-secret")
                        .read(entry.signingSecret(), entry.signingSecretFile());
        require(
                !keys.isEmpty() || !signing.isEmpty() || entry.clientId().isPresent(),
                place + " needs a key, a client-id or a signing-secret");
        require(
                issuer || entry.clientId().isEmpty(),
                place + ".client-id needs huifang.issuer.url");
        keys.forEach(key -> keyring.addKey(key, sender));
        entry.clientId().ifPresent(client -> keyring.addClient(client, sender));
        if (!signing.isEmpty()) {
            keyring.addSigner(signing, sender);
        }
    }

    private static Sender sender(String place, String name, SenderConfig.Entry entry) {
        require(!entry.sources().isEmpty(), place + ".sources is empty");
        Set<String> types = entry.types().map(Set::copyOf).orElse(Set.of());
        require(
                types.stream().allMatch(type -> TYPE.matcher(type).matches()),
                place + ".types may hold types and, behind a dot or alone, *");
        return new Sender(name, Set.copyOf(entry.sources()), types);
    }

    private static List<String> keys(String place, Optional<String> key, Optional<Path> file) {
        return new GivenSecrets(place, "key").read(key.map(List::of), file);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
