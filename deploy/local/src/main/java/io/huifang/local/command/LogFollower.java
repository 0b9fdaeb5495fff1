package io.huifang.local.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows the lines that are added to one log, each behind the name of who wrote it. */
final class LogFollower {
    private static final int AT_A_TIME = 64 * 1024;

    private final Path log;
    private final String prefix;
    private final Screen screen;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** Up to here everything was read. */
    private long position;

    /**
     * Follows it from its present end.
     *
     * @param number decides the colour
     */
    LogFollower(String name, Path log, int number, Screen screen) {
        this.log = log;
        this.prefix = screen.coloured("%-11s|".formatted(name), number) + " ";
        this.screen = screen;
        this.position = size();
    }

    /** Shows what was added since the last call. */
    void show() {
        long size = size();
        if (size < position) {
            position = 0;
        }
        while (position < size) {
            position += showSome(Math.min(AT_A_TIME, size - position));
        }
    }

    private long showSome(long length) {
        byte[] bytes = new byte[(int) length];
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(position);
            file.readFully(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (byte one : bytes) {
            if (one == '\n') {
                screen.line(prefix + line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(one);
            }
        }
        return length;
    }

    private long size() {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
