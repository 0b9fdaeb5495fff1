package io.huifang.backing;

import io.huifang.backing.StartFailure.Reason;
import io.huifang.backing.process.Child;
import io.huifang.backing.process.Deadline;
import io.huifang.backing.process.FreePort;
import io.huifang.backing.process.LogFile;
import io.huifang.backing.process.Signal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server that runs in a process of its own on 127.0.0.1. It can be stopped, killed and started
 * again on the same data and the same port; closing it ends it for good.
 */
public abstract sealed class LocalServer implements AutoCloseable
        permits KafkaBroker, PostgresServer {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int PORTS_TO_TRY = 10;
    private static final int LOOKS_AT_PREDECESSOR = 50;

    private final ServerSettings settings;
    private final LogFile log;

    /** The signal on which the server ends in order. */
    private final Signal ask;

    /** The port it serves on; 0 until it has served for the first time. */
    private volatile int port;

    /** The latest process; null before the first start. */
    private volatile Child child;

    LocalServer(ServerSettings settings, String logName, Signal ask) {
        this.settings = settings;
        this.log = new LogFile(settings.directory().resolve(logName));
        this.ask = ask;
        this.port = settings.port();
    }

    /** Before each start: whatever must be on disk. */
    abstract void prepare();

    /** The command that serves on the port in the foreground. */
    abstract ProcessBuilder command(int candidatePort);

    /** Whether the process that was started last serves. */
    abstract boolean isReady();

    /**
     * Starts it and returns when it serves.
     *
     * @throws StartFailure when it does not
     */
    public final synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException(this + " is running");
        }
        Directories.create(settings.directory());
        prepare();
        Deadline deadline = Deadline.in(PATIENCE);
        for (int tries = 1; ; tries++) {
            int candidate = port == 0 ? FreePort.any() : port;
            Optional<Reason> failure = serve(candidate, deadline);
            if (failure.isEmpty()) {
                port = candidate;
                return;
            }
            if (!isWorthAnotherTry(failure.get(), tries)) {
                throw failure(failure.get(), candidate);
            }
            deadline.pause();
        }
    }

    /** Ends it in order; its data stays. */
    public final synchronized void stop() {
        if (child != null) {
            child.stop(ask, Duration.ofSeconds(30));
        }
    }

    /** Ends it at once, as a crash would; its data stays. */
    public final synchronized void kill() {
        if (child != null) {
            child.kill();
        }
    }

    /** Sends its process a signal, for instance to freeze it. */
    public final void signal(Signal signal) {
        child.signal(signal);
    }

    /** Ends it for good; a temporary server's directory goes away. */
    @Override
    public final synchronized void close() {
        stop();
        if (child != null) {
            child.dismiss();
        }
    }

    public final boolean isAlive() {
        return child != null && child.isAlive();
    }

    /** The id of the latest process. */
    public final long pid() {
        return child.pid();
    }

    /** The port it serves on, the same over restarts. */
    public final int port() {
        return port;
    }

    /** The end of its log, at most that many lines. */
    public final List<String> lastLogLines(int count) {
        return log.lastLines(count);
    }

    /** Where it logs. */
    public final Path logFile() {
        return log.path();
    }

    final ServerSettings settings() {
        return settings;
    }

    /** Takes hold of a process that another JVM or class loader started. */
    final void adopt(ProcessHandle process, int itsPort) {
        child = Child.attach(process);
        port = itsPort;
    }

    /** Makes the command this server's latest process. */
    final void launch(ProcessBuilder command) {
        Child predecessor = child;
        child =
                settings.lifetime() == Lifetime.DETACHED
                        ? Child.startDetached(command, log.path())
                        : guarded(command, ask);
        if (predecessor != null) {
            predecessor.dismissKeepingDirectory();
        }
    }

    /** Runs a command to its end that must not be left behind either. */
    final boolean runFirst(ProcessBuilder command) {
        child = guarded(command, Signal.KILL);
        return child.awaitExit(PATIENCE) && child.exitStatus() == 0;
    }

    /** Why the latest process is no more. */
    final StartFailure deathOn(int candidate) {
        return failure(Reason.ofDeath(log), candidate);
    }

    private StartFailure failure(Reason reason, int candidate) {
        return StartFailure.of(
                reason,
                getClass().getSimpleName(),
                candidate,
                settings.directory(),
                lastLogLines(20));
    }

    private Child guarded(ProcessBuilder command, Signal stop) {
        Path remove = settings.ephemeral() ? settings.directory() : null;
        return Child.startGuarded(command, log.path(), stop, remove);
    }

    private Optional<Reason> serve(int candidate, Deadline deadline) {
        log.mark();
        launch(command(candidate));
        while (!isReady()) {
            if (child.awaitExit(BETWEEN_LOOKS)) {
                return Optional.of(Reason.ofDeath(log));
            }
            if (deadline.isOver()) {
                child.kill();
                return Optional.of(Reason.TOO_SLOW);
            }
        }
        return Optional.empty();
    }

    private boolean isWorthAnotherTry(Reason reason, int tries) {
        return switch (reason) {
            case PORT_TAKEN -> port == 0 && tries < PORTS_TO_TRY;
            // What a killed predecessor has left running ends within seconds.
            case ALREADY_RUNNING -> tries < LOOKS_AT_PREDECESSOR;
            default -> false;
        };
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + " on port " + port;
    }
}
