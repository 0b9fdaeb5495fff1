package io.huifang.backing.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Short commands of the operating system. */
public final class Commands {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Commands() {}

    /**
     * What a finished command left behind.
     *
     * @param status exit status
     * @param output standard output and error, in the order they were written
     */
    public record Result(int status, String output) {
        public boolean succeeded() {
            return status == 0;
        }
    }

    /** The executable of that name on the search path. */
    public static Optional<Path> find(String name) {
        String searchPath = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(searchPath.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs a command to its end, or for five minutes. */
    public static Result run(String... command) {
        return run(new ProcessBuilder(List.of(command)));
    }

    /** Runs a command to its end, or for five minutes. */
    public static Result run(ProcessBuilder command) {
        return run(command, LONGEST);
    }

    /** Runs a command to its end, or to that of the time; then it is killed with all it started. */
    public static Result run(ProcessBuilder command, Duration longest) {
        command.redirectErrorStream(true);
        command.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        try {
            Process process = command.start();
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> kill(process.toHandle()));
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running a command", interrupted);
        }
    }

    // Parents first: a shell would go on with its next command.
    private static void kill(ProcessHandle process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
