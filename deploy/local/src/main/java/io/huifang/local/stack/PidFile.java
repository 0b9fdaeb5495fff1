package io.huifang.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers which process runs in a directory. Ids are given away again, after a reboot at the
 * latest, so each process also carries its directory on its command line.
 */
public final class PidFile {
    private static final String MARK = "-Dhuifang.part=";

    private final Path directory;

    /**
     * @param directory of the process; one process at a time
     */
    public PidFile(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** The JVM argument by which the process is known again; it must stand before the program. */
    public String mark() {
        return MARK + directory;
    }

    public void write(long pid) {
        try {
            OwnerOnly.createDirectory(directory);
            OwnerOnly.write(file(), pid + "\n");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The process, if it still runs and is the one that was remembered. */
    public Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(this::isOurs);
    }

    private Optional<Long> pid() {
        try {
            return Optional.of(Long.valueOf(Files.readString(file()).strip()));
        } catch (NoSuchFileException | NumberFormatException unknown) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return process.isAlive()
                && process.info().arguments().stream().flatMap(Stream::of).anyMatch(mark()::equals);
    }

    private Path file() {
        return directory.resolve("pid");
    }

    /** The names of all directories under the parent in which a process may run. */
    static List<String> namesIn(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(parent)) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("pid")))
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
