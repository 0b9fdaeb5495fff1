package io.huifang.backing;

import io.huifang.backing.process.Child;
import io.huifang.backing.process.Signal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The place of a server's process: over restarts one after the other takes it, and from before its
 * directory exists until it is closed a guardian stands by, if the server is to end with its
 * parent.
 */
final class ServerProcess {
    private static final Path NO_LOG = Path.of("/dev/null");

    private final ServerSettings settings;
    private final Path log;

    /** The latest process; null before the first. */
    private volatile Child child;

    ServerProcess(ServerSettings settings, Path log) {
        this.settings = settings;
        this.log = log;
    }

    void createDirectory() {
        if (settings.ephemeral() && child == null) {
            // Whoever removes the directory must be there before it is.
            replace(guarded(new ProcessBuilder("true"), NO_LOG, Signal.KILL));
        }
        Directories.create(settings.directory());
    }

    /** Runs a command to its end that must not be left behind either; true when it went well. */
    boolean runFirst(ProcessBuilder command, Duration patience) {
        replace(guarded(command, log, Signal.KILL));
        return child.awaitExit(patience) && child.exitStatus() == 0;
    }

    /** Starts the server; the signal is what its guardian will stop it with. */
    void launch(ProcessBuilder command, Signal stop) {
        boolean detached = settings.lifetime() == Lifetime.DETACHED;
        replace(detached ? Child.startDetached(command, log) : guarded(command, log, stop));
    }

    /** Takes hold of a process that another JVM or class loader started. */
    void adopt(ProcessHandle process) {
        replace(Child.attach(process));
    }

    /** The latest process. */
    Child get() {
        if (child == null) {
            throw new IllegalStateException("the server was never started");
        }
        return child;
    }

    boolean isAlive() {
        return child != null && child.isAlive();
    }

    /** Stops what runs; a temporary directory goes away. */
    void close(Signal ask, Duration patience) {
        if (child != null) {
            child.stop(ask, patience);
            child.dismiss();
        }
    }

    private Child guarded(ProcessBuilder command, Path itsLog, Signal stop) {
        Path remove = settings.ephemeral() ? settings.directory() : null;
        return Child.startGuarded(command, itsLog, stop, remove);
    }

    private void replace(Child successor) {
        Child predecessor = child;
        child = successor;
        if (predecessor != null) {
            predecessor.dismissKeepingDirectory();
        }
    }
}
