package io.huifang.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One process of the stack. Its ports and data stay the same however often it is restarted. */
public sealed interface StackPart permits BackingPart, ServiceProcess {
    /** Unique in the stack, such as {@code kafka}, {@code kafka-1} or {@code scheduler}. */
    String name();

    /** Where it listens, with what the port is for. */
    Map<Integer, String> ports();

    /**
     * Starts the process.
     *
     * @throws IllegalStateException when it runs already
     */
    void start();

    /**
     * Returns when it serves.
     *
     * @throws StackFailure when it died or takes too long; tells the last lines of its log
     */
    void awaitReady();

    /** Whether it serves right now. */
    boolean isReady();

    /** Whether its process exists, serving or not. */
    boolean isAlive();

    /** The id of the latest process; it must have been started once. */
    long pid();

    /** Lets it finish what it does, and ends it. Without effect when it does not run. */
    void stop();

    /** Ends it at once, as a crash would. */
    void kill();

    Path logFile();

    /** The end of its log, at most that many lines, oldest first. */
    List<String> lastLogLines(int count);

    /** Stops it if need be, starts it and waits until it is ready. */
    default void restart() {
        stop();
        start();
        awaitReady();
    }
}
