package io.huifang.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this checkout. */
final class Repository {
    static final Path ROOT = Path.of(System.getProperty("huifang.root")).normalize();
    static final Path HERE = ROOT.resolve("deploy/observability");
    static final Path RUNBOOKS = ROOT.resolve("docs/runbooks");

    private Repository() {}

    static List<Path> files(Path directory, String ending) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Path> rules() {
        return files(HERE.resolve("rules"), ".yaml");
    }

    static List<Path> rulesTests() {
        return files(HERE.resolve("rules-tests"), ".yaml");
    }

    static List<Path> dashboards() {
        return files(HERE.resolve("dashboards"), ".json");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
