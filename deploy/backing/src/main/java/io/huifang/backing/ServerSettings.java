package io.huifang.backing;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where and how one server runs.
 *
 * @param directory holds the server's data, configuration and log; created when absent
 * @param ephemeral whether the directory goes away when the server is closed or its starter dies
 * @param port port on 127.0.0.1; 0: a free one, kept over restarts of the same server object
 * @param durability what the data survives
 * @param lifetime how long the process lives
 * @param options the server's own settings that override ours: PostgreSQL parameters or Kafka
 *     broker properties
 */
public record ServerSettings(
        Path directory,
        boolean ephemeral,
        int port,
        Durability durability,
        Lifetime lifetime,
        Map<String, String> options) {

    public ServerSettings {
        directory = directory.toAbsolutePath().normalize();
        requireNonNull(durability, "durability");
        requireNonNull(lifetime, "lifetime");
        options = Map.copyOf(options);
        if (ephemeral && lifetime == Lifetime.DETACHED) {
            throw new IllegalArgumentException("nobody would remove a detached server's directory");
        }
    }

    /** A server for tests: an own directory, gone afterwards, a free port, ended with this JVM. */
    public static ServerSettings temporary() {
        // Only the server creates the directory: from then on somebody is there to remove it.
        String name = "huifang-backing-%016x".formatted(new SecureRandom().nextLong());
        return temporaryIn(Path.of(System.getProperty("java.io.tmpdir"), name));
    }

    static ServerSettings temporaryIn(Path directory) {
        return new ServerSettings(
                directory, true, 0, Durability.SCRATCH, Lifetime.WITH_PARENT, Map.of());
    }

    /**
     * A server whose data stays in that directory; durable, on a free port, ended with this JVM.
     */
    public static ServerSettings in(Path directory) {
        return new ServerSettings(
                directory, false, 0, Durability.DURABLE, Lifetime.WITH_PARENT, Map.of());
    }

    public ServerSettings withPort(int newPort) {
        return new ServerSettings(directory, ephemeral, newPort, durability, lifetime, options);
    }

    public ServerSettings withDurability(Durability newDurability) {
        return new ServerSettings(directory, ephemeral, port, newDurability, lifetime, options);
    }

    public ServerSettings withLifetime(Lifetime newLifetime) {
        return new ServerSettings(directory, ephemeral, port, durability, newLifetime, options);
    }

    /** Adds one of the server's own settings. */
    public ServerSettings withOption(String name, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(name, value);
        return new ServerSettings(directory, ephemeral, port, durability, lifetime, more);
    }
}
