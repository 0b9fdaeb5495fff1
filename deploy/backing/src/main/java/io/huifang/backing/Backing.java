package io.huifang.backing;

import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one PostgreSQL and the one Kafka that all tests of a JVM share. Each starts when it is first
 * asked for and ends with the JVM.
 */
public final class Backing {
    private static final Backing SHARED = new Backing();

    private PostgresServer postgres;
    private KafkaBroker kafka;

    private Backing() {}

    public static Backing shared() {
        return SHARED;
    }

    /** The server; create a database of your own on it. */
    public synchronized PostgresServer postgres() {
        if (postgres == null) {
            postgres =
                    sharedByAllClassLoaders(
                            "postgres",
                            directory ->
                                    PostgresServer.attach(ServerSettings.temporaryIn(directory))
                                            .orElseThrow(),
                            () -> PostgresServer.start(ServerSettings.temporary()));
        }
        return postgres;
    }

    /** The broker, with the topics of the contract. */
    public synchronized KafkaBroker kafka() {
        if (kafka == null) {
            kafka =
                    sharedByAllClassLoaders(
                            "kafka",
                            directory ->
                                    KafkaBroker.attach(ServerSettings.temporaryIn(directory))
                                            .orElseThrow(),
                            Backing::brokerWithTopics);
        }
        return kafka;
    }

    /** The broker without anybody's records, offsets or groups; not for while others use it. */
    public synchronized KafkaBroker freshKafka() {
        boolean mayBeUsed = System.getProperty(property("kafka")) != null;
        if (mayBeUsed) {
            kafka().reset();
        }
        return kafka();
    }

    /** A new, empty database with a name that no other has. */
    public Database freshDatabase(String prefix) {
        String unique = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return postgres().createDatabase(prefix + "_" + unique);
    }

    private static KafkaBroker brokerWithTopics() {
        KafkaBroker broker = KafkaBroker.start(ServerSettings.temporary());
        broker.createTopics();
        return broker;
    }

    /**
     * Quarkus loads this class once more for each application that it starts, so that a static
     * field alone would mean servers for each; only Java's own classes are the same for all of
     * them.
     */
    private static <T extends LocalServer> T sharedByAllClassLoaders(
            String name, Function<Path, T> attach, Supplier<T> start) {
        synchronized (Runtime.getRuntime()) {
            String directory = System.getProperty(property(name));
            if (directory != null) {
                return attach.apply(Path.of(directory));
            }
            T server = start.get();
            System.setProperty(property(name), server.settings().directory().toString());
            return server;
        }
    }

    private static String property(String name) {
        return Backing.class.getName() + "." + name;
    }
}
