package io.huifang.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Settings that are not ours, and that an installation gives.
 *
 * @param services who takes them
 * @param names of the properties
 * @param unit what their values are
 * @param meaning what they do
 */
record AskedFor(String services, List<String> names, String unit, String meaning) {
    private static final Path LIST = Path.of("src/test/resources/asked-for.txt");

    static List<AskedFor> all() {
        try {
            return Files.readAllLines(LIST).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(AskedFor::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static AskedFor of(String line) {
        String[] parts = line.split(" \\| ");
        List<String> names = Arrays.stream(parts[1].split(",")).map(String::strip).toList();
        return new AskedFor(parts[0], names, parts[2], parts[3]);
    }

    /** Whether what it holds is nobody's business. */
    boolean isSecret() {
        return names.stream()
                .anyMatch(
                        it ->
                                Setting.secrecy(it) != Setting.Secrecy.NONE
                                        || it.endsWith("jaas.config"));
    }
}
