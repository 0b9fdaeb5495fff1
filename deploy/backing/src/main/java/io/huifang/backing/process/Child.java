package io.huifang.backing.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final Duration SURVIVAL_OF_SIGKILL = Duration.ofSeconds(30);

    private final long pid;

    /** Completed with the exit status, or with -1 where only the process's parent could know it. */
    private final CompletableFuture<Integer> exit;

    /** Who ends the child after us; null for a detached or attached child. */
    private final Guardian guardian;

    private Child(long pid, CompletableFuture<Integer> exit, Guardian guardian) {
        this.pid = pid;
        this.exit = exit;
        this.guardian = guardian;
    }

    /** Starts a process that outlives this JVM. */
    public static Child startDetached(ProcessBuilder command, Path log) {
        command.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        command.redirectErrorStream(true);
        command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = startInOwnSession(command);
        return new Child(process.pid(), process.onExit().thenApply(Process::exitValue), null);
    }

    /**
     * Starts a process that is stopped when this JVM ends or {@link #dismiss} is called.
     *
     * @param stop the signal with which the guardian stops it
     * @param remove directory that the guardian removes afterwards; null: none
     */
    public static Child startGuarded(ProcessBuilder command, Path log, Signal stop, Path remove) {
        command.command(Guardian.guarding(command.command(), log, stop, remove));
        command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Guardian guardian = Guardian.of(startInOwnSession(command));
        return new Child(guardian.childPid(), guardian.childExit(), guardian);
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
        if (!awaitExit(SURVIVAL_OF_SIGKILL)) {
            throw new IllegalStateException(
                    "process %d survived SIGKILL for %s".formatted(pid, SURVIVAL_OF_SIGKILL));
        }
    }

    /** Ends guardianship: the guardian stops the child if need be and removes its directory. */
    public void dismiss() {
        if (guardian != null) {
            guardian.end("");
        }
    }

    /** Waits until the child has ended, then ends guardianship but spares the directory. */
    public void dismissKeepingDirectory() {
        exit.join();
        if (guardian != null) {
            guardian.end("keep\n");
        }
    }

    private static Process startInOwnSession(ProcessBuilder command) {
        List<String> inSession = new ArrayList<>();
        Commands.find("setsid").ifPresent(setsid -> inSession.add(setsid.toString()));
        inSession.addAll(command.command());
        try {
            return command.command(inSession).start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }
}
