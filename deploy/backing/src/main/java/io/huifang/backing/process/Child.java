package io.huifang.backing.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process of a server. A guarded child ends with the JVM that started it, even if that JVM is
 * killed; a detached one outlives it. Both run in a session of their own where the system has
 * {@code setsid}, so that neither Ctrl-C in a terminal nor a kill of the build's process group
 * reaches them past their guardian.
 */
public final class Child {
    private static final String GUARDIAN = script();

    private final long pid;

    /** Completed with the exit status, or with -1 where only the process's parent could know it. */
    private final CompletableFuture<Integer> exit;

    /** The shell that ends the child after us; null for a detached or attached child. */
    private final Process guardian;

    private Child(long pid, CompletableFuture<Integer> exit, Process guardian) {
        this.pid = pid;
        this.exit = exit;
        this.guardian = guardian;
    }

    /** Starts a process that outlives this JVM. */
    public static Child startDetached(ProcessBuilder command, Path log) {
        command.command(ownSession(command.command()));
        command.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        command.redirectErrorStream(true);
        command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = start(command);
        return new Child(process.pid(), process.onExit().thenApply(Process::exitValue), null);
    }

    /**
     * Starts a process that is stopped when this JVM ends or {@link #dismiss} is called.
     *
     * @param stop the signal with which the guardian stops it
     * @param remove directory that the guardian removes afterwards; null: none
     */
    public static Child startGuarded(ProcessBuilder command, Path log, Signal stop, Path remove) {
        List<String> guarded = new ArrayList<>(List.of("sh", "-c", GUARDIAN, "backing-guardian"));
        guarded.add(remove == null ? "" : remove.toString());
        guarded.add(stop.name());
        guarded.add(log.toString());
        guarded.addAll(command.command());
        command.command(ownSession(guarded));
        command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process guardian = start(command);
        BufferedReader words = guardian.inputReader(StandardCharsets.US_ASCII);
        long pid = number(words, guardian);
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        // The thread also holds the guardian's standard input: were it collected, it would close.
        Thread listener =
                new Thread(
                        () -> exit.complete((int) number(words, guardian)), "backing-child-" + pid);
        listener.setDaemon(true);
        listener.start();
        return new Child(pid, exit, guardian);
    }

    /** Takes hold of a process that somebody else started; it must be alive. */
    public static Child attach(ProcessHandle process) {
        return new Child(process.pid(), process.onExit().thenApply(ended -> -1), null);
    }

    public long pid() {
        return pid;
    }

    public boolean isAlive() {
        return !exit.isDone();
    }

    /** Waits until the process has ended; false when it still runs after that time. */
    public boolean awaitExit(Duration patience) {
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException impossible) {
            throw new CompletionException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for process " + pid);
        }
    }

    /** How it ended: 0 is well; -1 when only its parent could know. Waits until it has. */
    public int exitStatus() {
        return exit.join();
    }

    /** Sends the signal; without effect when the process has ended. */
    public void signal(Signal signal) {
        if (isAlive()) {
            signal.sendTo(pid);
        }
    }

    /** Asks with the signal, and ends the process by force when it does not listen in time. */
    public void stop(Signal ask, Duration patience) {
        signal(Signal.CONT);
        signal(ask);
        if (!awaitExit(patience)) {
            kill();
        }
    }

    /** Ends the process at once, as a crash would. */
    public void kill() {
        signal(Signal.KILL);
        if (!awaitExit(Duration.ofSeconds(30))) {
            throw new IllegalStateException("process " + pid + " survived SIGKILL for 30 s");
        }
    }

    /** Ends guardianship: the guardian stops the child if need be and removes its directory. */
    public void dismiss() {
        endGuardian("");
    }

    /** Ends guardianship of a child that has ended, but spares its directory. */
    public void dismissKeepingDirectory() {
        endGuardian("keep\n");
    }

    private void endGuardian(String lastWord) {
        if (guardian == null) {
            return;
        }
        try (var stdin = guardian.getOutputStream()) {
            stdin.write(lastWord.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // A guardian without a directory ends with its child: nothing is left to be said.
        }
        try {
            guardian.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The guardian's next word, or -1 when it ended without one. */
    private static long number(BufferedReader words, Process guardian) {
        try {
            String word = words.readLine();
            return word == null ? -1 : Long.parseLong(word);
        } catch (IOException closed) {
            return guardian.isAlive() ? failWith(closed) : -1;
        }
    }

    private static long failWith(IOException cause) {
        throw new UncheckedIOException(cause);
    }

    private static Process start(ProcessBuilder command) {
        try {
            return command.start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    private static List<String> ownSession(List<String> command) {
        List<String> inSession = new ArrayList<>();
        Commands.find("setsid").ifPresent(setsid -> inSession.add(setsid.toString()));
        inSession.addAll(command);
        return inSession;
    }

    private static String script() {
        try (InputStream script = Child.class.getResourceAsStream("guardian.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
