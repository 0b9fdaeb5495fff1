package io.huifang.journeys.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories of stacks. The latest one of each name is kept, for whoever asks what happened. */
public final class Homes {
    private Homes() {}

    /** An empty directory of that name; what an earlier run has left there is deleted. */
    public static Path fresh(Path parent, String name) {
        Path home = parent.resolve(name);
        try {
            if (Files.exists(home)) {
                delete(home);
            }
            return Files.createDirectories(home);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
