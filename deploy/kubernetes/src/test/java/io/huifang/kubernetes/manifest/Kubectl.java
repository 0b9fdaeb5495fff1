package io.huifang.kubernetes.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kubectl that the system has, for rendering alone: no cluster is asked. Where there is none
 * the test is skipped, unless {@code HUIFANG_KUBECTL=required} says that this machine must have it.
 */
public final class Kubectl {
    private static final Map<Overlay, String> RENDERED = new ConcurrentHashMap<>();

    private Kubectl() {}

    /** The documents of an overlay as one stream of YAML. Each overlay is rendered once. */
    public static String render(Overlay overlay) {
        Path program = program().orElseGet(Kubectl::missing);
        return RENDERED.computeIfAbsent(overlay, it -> run(program, it.directory()));
    }

    private static Path missing() {
        String missing = "no kubectl here: apt-get install kubernetes-client, or set it on the PATH";
        if ("required".equals(System.getenv("HUIFANG_KUBECTL"))) {
            throw new IllegalStateException(missing);
        }
        System.err.println("NOT TESTED as rendered for Kubernetes: " + missing);
        Assumptions.abort(missing);
        throw new AssertionError();
    }

    private static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(directory -> Path.of(directory, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String run(Path program, Path directory) {
        try {
            Process process =
                    new ProcessBuilder(program.toString(), "kustomize", directory.toString())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("kubectl kustomize " + directory + ": " + output);
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
