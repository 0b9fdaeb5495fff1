package io.huifang.local.command;

import io.huifang.local.letter.Cluster;
import io.huifang.local.stack.StackDescription;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The Kafka whose letters are meant: the one that was named, or the local stack's. */
final class ChosenCluster {
    private static final String BOOTSTRAP = "bootstrap.servers";

    private ChosenCluster() {}

    /**
     * @throws UsageFailure when no stack runs and no other Kafka is named
     */
    static Cluster of(Checkout checkout, DeadLetterOptions options) {
        Map<String, String> properties = new HashMap<>();
        options.properties().ifPresent(file -> properties.putAll(read(Path.of(file))));
        options.bootstrap().ifPresent(bootstrap -> properties.put(BOOTSTRAP, bootstrap));
        return properties.containsKey(BOOTSTRAP)
                ? new Cluster(properties)
                : Cluster.at(localBootstrap(checkout, options));
    }

    private static String localBootstrap(Checkout checkout, DeadLetterOptions options) {
        if (options.properties().isPresent()) {
            throw new UsageFailure(
                    "--properties names no bootstrap.servers; add it, or --bootstrap.");
        }
        Path description = checkout.home().stackFile();
        if (!Files.exists(description)) {
            throw new UsageFailure(
                    "The stack does not run; start it with deploy/local/up, or name a Kafka with"
                            + " --bootstrap.");
        }
        return StackDescription.read(description).kafka().bootstrap();
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UsageFailure("The file " + file + " cannot be read as properties.");
        }
        Map<String, String> read = new HashMap<>();
        properties.stringPropertyNames().forEach(it -> read.put(it, properties.getProperty(it)));
        return read;
    }
}
