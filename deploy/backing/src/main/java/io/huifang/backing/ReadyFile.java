package io.huifang.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a broker's process says that it serves: appears whole, and only then. */
record ReadyFile(Path path) {

    /**
     * What it says.
     *
     * @param pid the broker's process
     * @param port where it serves on 127.0.0.1
     */
    record Ready(long pid, int port) {
        /** The broker's process, if that is still what the id stands for. */
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(
                            process ->
                                    process.info()
                                            .commandLine()
                                            .map(line -> line.contains("KafkaBrokerMain"))
                                            .orElse(true));
        }
    }

    static ReadyFile in(Path directory) {
        return new ReadyFile(directory.resolve("ready"));
    }

    void write(Ready ready) throws IOException {
        Path draft = path.resolveSibling("ready.new");
        Files.writeString(draft, ready.pid() + " " + ready.port());
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    Optional<Ready> read() {
        try {
            String[] words = Files.readString(path).split(" ");
            return Optional.of(new Ready(Long.parseLong(words[0]), Integer.parseInt(words[1])));
        } catch (NoSuchFileException notReady) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException notWritable) {
            throw new UncheckedIOException(notWritable);
        }
    }
}
