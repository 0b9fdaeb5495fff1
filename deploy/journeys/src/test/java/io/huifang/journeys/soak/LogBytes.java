package io.huifang.journeys.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Adds up the logs of brokers, and not their indexes, which are as large as they may become from
 * the beginning. What goes meanwhile does not count.
 */
final class LogBytes extends SimpleFileVisitor<Path> {
    private long bytes;

    private LogBytes() {}

    static long below(Path directory) {
        LogBytes logs = new LogBytes();
        try {
            Files.walkFileTree(directory, logs);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return logs.bytes;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.toString().endsWith(".log")) {
            bytes += attributes.size();
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException gone) {
        return FileVisitResult.CONTINUE;
    }
}
