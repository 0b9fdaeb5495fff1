package io.huifang.intake.sender;

import io.quarkus.runtime.Startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Everyone who has a key. Read from the configuration at start, which fails on an unusable one. */
@Startup
@ApplicationScoped // and so made when first used: filters are made before there is configuration
public class Callers {
    private final BearerKeys<Sender> senders = new BearerKeys<>();
    private final BearerKeys<String> services = new BearerKeys<>();

    @Inject
    Callers(SenderConfig senderConfig, ServiceConfig serviceConfig) {
        senderConfig.byName().forEach(this::addSender);
        serviceConfig
                .byName()
                .forEach(
                        (name, entry) ->
                                services.add(
                                        key(
                                                "huifang.services." + name,
                                                entry.key(),
                                                entry.keyFile()),
                                        name));
    }

    /** The sender whose key is in the {@code Authorization} header. */
    public Optional<Sender> sender(String authorization) {
        return senders.ownerOf(authorization);
    }

    /** The name of the service whose key is in the {@code Authorization} header. */
    Optional<String> service(String authorization) {
        return services.ownerOf(authorization);
    }

    private void addSender(String name, SenderConfig.Entry entry) {
        String place = "huifang.senders." + name;
        if (entry.sources().isEmpty()) {
            throw new IllegalArgumentException(place + ".sources is empty");
        }
        Set<String> types = entry.types().map(Set::copyOf).orElse(Set.of());
        senders.add(
                key(place, entry.key(), entry.keyFile()),
                new Sender(name, Set.copyOf(entry.sources()), types));
    }

    private static String key(String place, Optional<String> key, Optional<Path> keyFile) {
        if (key.isPresent() == keyFile.isPresent()) {
            throw new IllegalArgumentException(place + " needs either key or key-file");
        }
        return key.orElseGet(() -> read(keyFile.orElseThrow())).strip();
    }

    private static String read(Path keyFile) {
        try {
            return Files.readString(keyFile);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the key file " + keyFile, unreadable);
        }
    }
}
