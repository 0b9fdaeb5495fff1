package io.huifang.intake.sender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where one caller's secrets of one kind are given: in the configuration or in a file.
 *
 * @param name the kind
 * @param configured those in the configuration
 * @param file where they are read again and again
 */
record GivenSecrets(String name, Optional<List<String>> configured, Optional<Path> file) {
    /** A new one and the one before it, which is good until all who use it know the new one. */
    private static final int MOST = 2;

    /** Whether any are given anywhere. */
    boolean isConfigured() {
        return configured.isPresent() || file.isPresent();
    }

    /**
     * Reads them.
     *
     * @return none, one or two; none also when the file is empty: that is how one is withdrawn
     * @throws IllegalArgumentException when too many are given, or none in the configuration
     * @throws UncheckedIOException when the file cannot be read
     */
    List<String> read() {
        List<String> secrets =
                file.map(GivenSecrets::lines).or(() -> configured).orElse(List.of()).stream()
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty())
                        .toList();
        if (secrets.size() > MOST || configured.isPresent() && secrets.isEmpty()) {
            throw new IllegalArgumentException("needs one " + name + ", or two while it changes");
        }
        return secrets;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the key file " + file, unreadable);
        }
    }
}
