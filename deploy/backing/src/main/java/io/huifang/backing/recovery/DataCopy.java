package io.huifang.backing.recovery;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Copies a data directory under a server that goes on writing to it. Leaves out what belongs to the
 * running server alone, as PostgreSQL's manual lists it.
 */
final class DataCopy extends SimpleFileVisitor<Path> {
    /** Directories that a server wants to find, and fills anew. */
    private static final Set<String> EMPTIED =
            Set.of(
                    "pg_wal",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of(
                    "postmaster.pid",
                    "postmaster.opts",
                    "backup_label",
                    "backup_label.old",
                    "tablespace_map",
                    "tablespace_map.old",
                    "recovery.signal",
                    "standby.signal",
                    "pg_internal.init");

    private static final String SORTED_ON_DISK = "pgsql_tmp";

    private final Path from;
    private final Path to;

    private DataCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Copies everything of the one directory that a copy is made of into the other, a new one. */
    static void of(Path from, Path to) throws IOException {
        FileVisitor<Path> copy = new DataCopy(from, to);
        Files.walkFileTree(from, copy);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
            throws IOException {
        if (name(directory).startsWith(SORTED_ON_DISK)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Path copied = to.resolve(from.relativize(directory));
        Files.createDirectory(copied);
        Files.setPosixFilePermissions(copied, Files.getPosixFilePermissions(directory));
        boolean isEmptied = directory.getParent().equals(from) && EMPTIED.contains(name(directory));
        return isEmptied ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        boolean isLeftOut = LEFT_OUT.contains(name(file)) || name(file).startsWith(SORTED_ON_DISK);
        if (!isLeftOut) {
            try {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException dropped) {
                // a table that went away meanwhile; the log says so
                return FileVisitResult.CONTINUE;
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
