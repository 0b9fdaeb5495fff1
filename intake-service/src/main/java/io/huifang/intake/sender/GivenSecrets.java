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
 * @param place the caller's part of the configuration
 * @param name the kind
 */
record GivenSecrets(String place, String name) {
    /** A new one and the one before it, which is good until all who use it know the new one. */
    private static final int MOST = 2;

    /**
     * Reads them.
     *
     * @return one or two; none when none are configured
     * @throws IllegalArgumentException when they are given twice, or none or too many are
     * @throws UncheckedIOException when the file cannot be read
     */
    List<String> read(Optional<List<String>> given, Optional<Path> file) {
        if (given.isEmpty() && file.isEmpty()) {
            return List.of();
        }
        if (given.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(
                    place + " has both " + name + " and " + name + "-file");
        }
        List<String> secrets =
                file.map(GivenSecrets::lines).or(() -> given).orElseThrow().stream()
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty())
                        .toList();
        if (secrets.isEmpty() || secrets.size() > MOST) {
            throw new IllegalArgumentException(
                    place + " needs one " + name + ", or two while it changes");
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
