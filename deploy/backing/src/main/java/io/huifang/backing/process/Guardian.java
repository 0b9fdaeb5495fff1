package io.huifang.backing.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The shell that starts a child and, when we end, ends it too. See {@code guardian.sh}. */
final class Guardian {
    private static final String SCRIPT = script();
    private static final int UNKNOWN = -1;

    private final Process shell;
    private final long childPid;
    private final CompletableFuture<Integer> childExit = new CompletableFuture<>();

    private Guardian(Process shell) {
        this.shell = shell;
        BufferedReader words = shell.inputReader(StandardCharsets.US_ASCII);
        this.childPid = number(words);
        Thread listener = new Thread(() -> listen(words), "backing-guardian-of-" + childPid);
        listener.setDaemon(true);
        listener.start();
    }

    /** The command that runs the given one under guard. */
    static List<String> guarding(List<String> command, Path log, Signal stop, Path remove) {
        List<String> guarded = new ArrayList<>(List.of("sh", "-c", SCRIPT, "backing-guardian"));
        guarded.add(remove == null ? "" : remove.toString());
        guarded.add(stop.name());
        guarded.add(log.toString());
        guarded.addAll(command);
        return guarded;
    }

    /** Of the process that runs a {@link #guarding} command. */
    static Guardian of(Process shell) {
        return new Guardian(shell);
    }

    long childPid() {
        return childPid;
    }

    CompletableFuture<Integer> childExit() {
        return childExit;
    }

    /** Closes the guardian's standard input after a last word, and waits until it is done. */
    void end(String lastWord) {
        try (var stdin = shell.getOutputStream()) {
            stdin.write(lastWord.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // A guardian without a directory ends with its child: nothing is left to be said.
        }
        try {
            shell.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Hears of the child's end, and stays until the guardian's own: the running thread holds the
     * guardian's standard input, which would close if it were collected.
     */
    private void listen(BufferedReader words) {
        childExit.complete((int) number(words));
        shell.onExit().join();
    }

    private static long number(BufferedReader words) {
        try {
            String word = words.readLine();
            return word == null ? UNKNOWN : Long.parseLong(word);
        } catch (IOException guardianGone) {
            return UNKNOWN;
        }
    }

    private static String script() {
        try (InputStream script = Guardian.class.getResourceAsStream("guardian.sh")) {
            String text = new String(script.readAllBytes(), StandardCharsets.US_ASCII);
            // It becomes an argument that everybody sees who lists processes.
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
