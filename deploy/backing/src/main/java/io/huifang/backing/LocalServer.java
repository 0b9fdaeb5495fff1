package io.huifang.backing;

import io.huifang.backing.StartFailure.Reason;
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
    private static final Duration STOPPING = Duration.ofSeconds(30);
    private static final int PORTS_TO_TRY = 10;
    private static final int LOOKS_AT_PREDECESSOR = 50;

    private final ServerSettings settings;
    private final LogFile log;

    /** The signal on which the server ends in order. */
    private final Signal ask;

    /** The port it serves on; 0 until it has served for the first time. */
    private volatile int port;

    private final ServerProcess process;

    LocalServer(ServerSettings settings, String logName, Signal ask) {
        this.settings = settings;
        this.log = new LogFile(settings.directory().resolve(logName));
        this.ask = ask;
        this.process = new ServerProcess(settings, log.path());
        this.port = settings.port();
    }

    /** Before each start: whatever must be on disk. It takes the time that it needs. */
    abstract void prepare();

    /** The command that serves on the port in the foreground. */
    abstract ProcessBuilder command(int candidatePort);

    /** Whether the process that was started last serves. */
    abstract boolean isReady();

    /** How long it may take to end in order; then it is ended as it stands. */
    Duration stopping() {
        return STOPPING;
    }

    /**
     * Starts it and returns when it serves.
     *
     * @throws StartFailure when it does not
     */
    public final synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException(this + " is running");
        }
        process.createDirectory();
        prepare();
        // Only now: what has to be made first may have to wait for others who make the same.
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
        process.get().stop(ask, stopping());
    }

    /** Ends it at once, as a crash would; its data stays. */
    public final synchronized void kill() {
        process.get().kill();
    }

    /** Sends its process a signal, for instance to freeze it. */
    public final void signal(Signal signal) {
        process.get().signal(signal);
    }

    /** Ends it for good; a temporary server's directory goes away. */
    @Override
    public final synchronized void close() {
        process.close(ask, stopping());
    }

    public final boolean isAlive() {
        return process.isAlive();
    }

    /** The id of the latest process. */
    public final long pid() {
        return process.get().pid();
    }

    /** The port it serves on, the same over restarts. */
    public final int port() {
        return port;
    }

    /** The end of its log, at most that many lines. */
    public final List<String> lastLogLines(int count) {
        return log.lastLines(count);
    }

    /** Where it logs; appended to over restarts. */
    public final Path logFile() {
        return log.path();
    }

    final ServerSettings settings() {
        return settings;
    }

    /** Takes hold of a process that another JVM or class loader started. */
    final void adopt(ProcessHandle running, int itsPort) {
        process.adopt(running);
        port = itsPort;
    }

    /** Runs a command to its end that must not be left behind either. */
    final void runFirst(ProcessBuilder command) {
        log.mark();
        if (!process.runFirst(command, PATIENCE)) {
            throw failure(Reason.ofDeath(log), port);
        }
    }

    /** Why the latest process is no more. */
    final StartFailure death() {
        return failure(Reason.ofDeath(log), port);
    }

    private StartFailure failure(Reason reason, int candidate) {
        return StartFailure.of(reason, getClass().getSimpleName(), candidate, log);
    }

    private Optional<Reason> serve(int candidate, Deadline deadline) {
        log.mark();
        process.launch(command(candidate), ask);
        while (!isReady()) {
            if (process.get().awaitExit(BETWEEN_LOOKS)) {
                return Optional.of(Reason.ofDeath(log));
            }
            if (deadline.isOver()) {
                process.get().kill();
                return Optional.of(Reason.TOO_SLOW);
            }
        }
        return Optional.empty();
    }

    private boolean isWorthAnotherTry(Reason reason, int tries) {
        return switch (reason) {
            // Also when it was not ours but one that the server has taken for itself.
            case PORT_TAKEN -> tries < PORTS_TO_TRY && (port == 0 || FreePort.isFree(port));
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
