package io.huifang.kubernetes.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Assumptions;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The kubectl that the system has, for rendering alone: no cluster is asked. Where there is none
 * the test is skipped, unless {@code HUIFANG_KUBECTL=required} says that this machine must have it.
 */
public final class Kubectl {
    private static final Pattern RECENT =
            Pattern.compile("\"kustomizeVersion\":\\s*\"v([5-9]|[1-9][0-9]+)\\.");
    private static final Map<Overlay, String> RENDERED = new ConcurrentHashMap<>();

    private Kubectl() {}

    /** The documents of an overlay as one stream of YAML. Each overlay is rendered once. */
    public static String render(Overlay overlay) {
        Path program = program().orElseGet(Kubectl::missing);
        return RENDERED.computeIfAbsent(
                overlay, it -> run(program, "kustomize", it.directory().toString()));
    }

    private static Path missing() {
        String missing =
                "no kubectl of 1.27 or newer on the PATH (https://kubernetes.io/docs/tasks/tools)";
        if ("required".equals(System.getenv("HUIFANG_KUBECTL"))) {
            throw new IllegalStateException(missing);
        }
        System.err.println("NOT TESTED as rendered for Kubernetes: " + missing);
        Assumptions.abort(missing);
        throw new AssertionError();
    }

    private static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "kubectl"))
                .filter(Files::isExecutable)
                .filter(Kubectl::isRecent)
                .findFirst();
    }

    /** Whether it has a Kustomize of 5 or newer; Debian's knows no components. */
    private static boolean isRecent(Path program) {
        String versions = run(program, "version", "--client", "--output=json");
        return RECENT.matcher(versions).find();
    }

    private static String run(Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
