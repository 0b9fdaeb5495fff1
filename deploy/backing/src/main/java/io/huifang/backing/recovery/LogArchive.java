package io.huifang.backing.recovery;

import io.huifang.backing.process.OrdinaryUser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a server's log of changes is kept for good, segment by segment: what a bucket is in
 * production.
 *
 * @param directory holds the segments; its path has nothing in it that a shell would read
 */
public record LogArchive(Path directory) {
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

    /**
     * Keeps a segment once, and whole or not at all. Given the same again, as after a crash, it is
     * content; given another one of the same name, it refuses.
     */
    private static final String KEEP =
            "cmp -s %%p %1$s/%%f || { test ! -f %1$s/%%f"
                    + " && cp %%p %1$s/%%f.new && mv %1$s/%%f.new %1$s/%%f; }";

    public LogArchive {
        if (!directory.toString().matches("[\\w/.-]+")) {
            throw new IllegalArgumentException("a shell would read more than a path in it");
        }
    }

    /** An archive in that directory, which is made unless it is there. */
    public static LogArchive in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        OrdinaryUser.find().ifPresent(user -> user.give(directory));
        return new LogArchive(directory);
    }

    /** PostgreSQL's {@code archive_command}. */
    public String archiveCommand() {
        return KEEP.formatted(directory);
    }

    /** PostgreSQL's {@code restore_command}. */
    public String restoreCommand() {
        return "cp %s/%%f %%p".formatted(directory);
    }

    /** How much there is of it. */
    public long bytes() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Gives a server whose data was lost the end of its log that no archive has: from what is left
     * of its own, which is often on a volume of its own.
     *
     * @param left what {@code pg_wal} was
     * @param data the laid out data of the server
     * @return how many segments
     */
    public int addUnarchived(Path left, Path data) {
        int added = 0;
        try (Stream<Path> files = Files.list(left)) {
            for (Path segment : files.toList()) {
                String name = segment.getFileName().toString();
                if (SEGMENT.matcher(name).matches() && !Files.exists(directory.resolve(name))) {
                    Path there = data.resolve("pg_wal").resolve(name);
                    Files.copy(segment, there, StandardCopyOption.COPY_ATTRIBUTES);
                    added++;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        OrdinaryUser.find().ifPresent(user -> user.give(data));
        return added;
    }

    /** Takes a copy of all that is left of a server's own log, before its data goes. */
    public static void saveOwnLog(Path data, Path directory) {
        try (Stream<Path> files = Files.list(data.resolve("pg_wal"))) {
            Files.createDirectories(directory);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        directory.resolve(file.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
