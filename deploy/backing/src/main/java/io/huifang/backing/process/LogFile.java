package io.huifang.backing.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server's log. It is appended to over restarts; only its end is ever read. */
public final class LogFile {
    private static final int TAIL_BYTES = 64 * 1024;

    private final Path path;

    /** Bytes that were there before the latest start. */
    private long mark;

    public LogFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** From now on {@link #saysSinceMark} looks only at what comes later. */
    public void mark() {
        mark = size();
    }

    /** Whether one of the texts was logged since the mark. */
    public boolean saysSinceMark(String... texts) {
        String tail = tail(mark);
        for (String text : texts) {
            if (tail.contains(text)) {
                return true;
            }
        }
        return false;
    }

    /** The last lines, at most that many, oldest first. */
    public List<String> lastLines(int count) {
        List<String> lines = tail(0).lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private String tail(long from) {
        if (!Files.exists(path)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long start = Math.max(from, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private long size() {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
