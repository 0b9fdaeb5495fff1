package io.huifang.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prometheus' own tool: {@code promtool} on the path, or where {@code HUIFANG_PROMTOOL} says.
 * {@code HUIFANG_PROMTOOL=required} says that this machine must have one.
 */
final class Promtool {
    /**
     * What it said.
     *
     * @param end its exit status
     */
    record Said(int end, String words) {}

    private static final String REQUIRED = "required";

    private Promtool() {}

    /** Where it is; empty where this machine has none and need not have one. */
    static Optional<Path> here() {
        String given = System.getenv().getOrDefault("HUIFANG_PROMTOOL", "");
        if (!given.isEmpty() && !given.equals(REQUIRED)) return Optional.of(Path.of(given));
        Optional<Path> found =
                Stream.of(System.getenv("PATH").split(":"))
                        .map(directory -> Path.of(directory, "promtool"))
                        .filter(Files::isExecutable)
                        .findFirst();
        if (found.isEmpty() && given.equals(REQUIRED)) {
            throw new IllegalStateException("There is no promtool, but HUIFANG_PROMTOOL=required");
        }
        return found;
    }

    /** Checks or tests all of these files at once. */
    static Said run(Path promtool, String verb, List<Path> files) {
        List<String> command = new ArrayList<>(List.of(promtool.toString(), verb, "rules"));
        files.forEach(file -> command.add(file.toString()));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            byte[] said = process.getInputStream().readAllBytes();
            return new Said(process.waitFor(), new String(said, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
