package io.huifang.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on a disk. */
final class DiskSpace {
    private static final long MIB = 1L << 20;

    private DiskSpace() {}

    /**
     * @param path an existing file or directory on the disk
     * @throws StackFailure when fewer bytes are free
     */
    static void require(Path path, long bytes) {
        long free = free(path);
        if (free < bytes) {
            throw new StackFailure(
                    "The disk of %s is full: %d MiB are free, %d MiB are needed."
                            .formatted(path, free / MIB, bytes / MIB));
        }
    }

    /** Bytes that we may still write. */
    static long free(Path path) {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }
}
