package io.huifang.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where everything of one stack lies.
 *
 * @param directory holds data, logs, secrets and what is known of running processes
 */
public record Home(Path directory) {
    private static final long ROOM_TO_START = 1L << 30;

    /** What survey has counted of a log; of another log it would be wrong. */
    private static final String COUNTED = "insight-state";

    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /** How to reach the running stack; only its owner may read it. */
    public Path stackFile() {
        return directory.resolve("stack.json");
    }

    /** PostgreSQL's data and log. */
    public Path postgres() {
        return directory.resolve("postgres");
    }

    /** Kafka's data and log; those of all brokers. */
    public Path kafka() {
        return directory.resolve("kafka");
    }

    /** Data and log of one broker, from 0. */
    public Path kafka(int broker) {
        return broker == 0 ? kafka() : kafka().resolve("broker-" + broker);
    }

    /** Logs of the services. */
    public Path logs() {
        return directory.resolve("logs");
    }

    /** Keys and passwords. */
    public Path secrets() {
        return directory.resolve("secrets");
    }

    /** Configuration and identity of each process. */
    public Path run() {
        return directory.resolve("run");
    }

    /** The directory in which one process runs. */
    public Path run(String process) {
        return run().resolve(process);
    }

    /**
     * Makes sure that a stack can be started here.
     *
     * @throws StackFailure when the disk is full or not ours to write to
     */
    public void prepare() {
        try {
            Files.createDirectories(directory);
            Files.createDirectories(logs());
            OwnerOnly.createDirectory(run());
        } catch (IOException refused) {
            throw new StackFailure("Cannot write to " + directory + ": " + refused, refused);
        }
        DiskSpace.require(directory, ROOM_TO_START);
    }

    /** Directories of the processes that ran here. */
    private List<Path> processes() throws IOException {
        if (!Files.isDirectory(run())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(run())) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    /** Forgets data and secrets. Nothing of the stack may be running. */
    public void forget() {
        try {
            for (Path forgotten : List.of(stackFile(), postgres(), kafka(), secrets())) {
                DirectoryTree.delete(forgotten);
            }
            for (Path process : processes()) {
                DirectoryTree.delete(process.resolve(COUNTED));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot empty " + directory, refused);
        }
    }
}
