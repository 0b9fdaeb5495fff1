package io.huifang.journeys.leak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Looks through every file below a directory for needles as they were typed.
 *
 * @param needles what to look for
 * @param directory where
 */
record FileScan(Needles needles, Path directory) {
    private static final int WINDOW = 1 << 20;

    void scan(BiConsumer<String, Set<String>> finder) {
        for (Path file : files()) {
            finder.accept("file " + directory.getParent().relativize(file), look(file));
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Set<String> look(Path file) {
        Set<String> found = new TreeSet<>();
        int overlap = needles.overlap();
        byte[] window = new byte[WINDOW];
        try (InputStream in = Files.newInputStream(file)) {
            int kept = 0;
            for (int read; (read = in.readNBytes(window, kept, WINDOW - kept)) > 0; ) {
                int length = kept + read;
                found.addAll(needles.plainlyIn(window, length));
                kept = Math.min(overlap, length);
                System.arraycopy(window, length - kept, window, 0, kept);
            }
        } catch (NoSuchFileException removedMeanwhile) {
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }
}
