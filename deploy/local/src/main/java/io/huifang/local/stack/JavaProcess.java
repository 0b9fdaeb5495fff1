package io.huifang.local.stack;

import io.huifang.backing.Lifetime;
import io.huifang.backing.process.Child;
import io.huifang.backing.process.LogFile;
import io.huifang.backing.process.Signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM with a directory to run in and a log. Knows its process again after the one who started it
 * has gone. Safe to be used by several threads, but not to be started and stopped by two at once.
 */
public final class JavaProcess {
    private final String name;
    private final Path directory;
    private final Lifetime lifetime;
    private final PidFile pidFile;
    private final LogFile log;

    /** The latest process; null before the first start. */
    private volatile Child child;

    /**
     * @param name unique in the home
     * @param lifetime whether it ends with this JVM
     */
    public JavaProcess(String name, Home home, Lifetime lifetime) {
        this.name = name;
        this.directory = home.run(name);
        this.lifetime = lifetime;
        this.pidFile = new PidFile(directory);
        this.log = new LogFile(home.logs().resolve(name + ".log"));
        pidFile.process().ifPresent(running -> child = Child.attach(running));
    }

    /**
     * Starts it and returns at once.
     *
     * @param java the program
     * @param arguments of that program
     * @throws IllegalStateException when it runs already
     */
    public void start(Path java, List<String> arguments) {
        if (isAlive()) {
            throw new IllegalStateException(name + " is running");
        }
        createDirectory();
        dismiss();
        List<String> command = new ArrayList<>(List.of(java.toString(), pidFile.mark()));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).directory(directory.toFile());
        // The C library's memory pools, one per thread unless it is told: 10 MiB and more a
        // process.
        process.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        child =
                lifetime == Lifetime.DETACHED
                        ? Child.startDetached(process, log.path())
                        : Child.startGuarded(process, log.path(), Signal.TERM, null);
        pidFile.write(child.pid());
    }

    /** Asks it to end, and ends it by force when it has not done so in that time. */
    public void stop(Duration patience) {
        if (child != null) {
            child.stop(Signal.TERM, patience);
            dismiss();
        }
        pidFile.delete();
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        child.kill();
    }

    public void signal(Signal signal) {
        child.signal(signal);
    }

    public boolean isAlive() {
        return child != null && child.isAlive();
    }

    /** The id of the latest process; it must have been started once. */
    public long pid() {
        return child.pid();
    }

    /** Waits until it has ended; false when it still runs after that time. */
    boolean awaitExit(Duration patience) {
        return child.awaitExit(patience);
    }

    /** What the ended process left; -1 when it was started by another JVM. */
    int exitStatus() {
        return child.exitStatus();
    }

    public String name() {
        return name;
    }

    Path directory() {
        return directory;
    }

    public LogFile log() {
        return log;
    }

    private void createDirectory() {
        try {
            OwnerOnly.createDirectory(directory);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void dismiss() {
        if (child != null) {
            child.dismiss();
        }
    }
}
