package io.huifang.local.stack;

import java.util.ArrayList;
import java.util.List;

/**
 * Starts and stops parts that need not wait for one another. Whoever waits for those that start
 * gives up when one of them fails, and when they are to be stopped.
 */
final class Launch {
    private volatile boolean abandoned;

    /** What is started from now on is waited for. */
    void begin() {
        abandoned = false;
    }

    /** Whoever waits for parts to become ready need not wait any longer. */
    void abandon() {
        abandoned = true;
    }

    /** Returns when all of them are ready. */
    void start(List<StackPart> parts, StackProgress progress) {
        List<Runnable> starts = new ArrayList<>();
        for (StackPart part : parts) {
            starts.add(() -> progress.starting(part, () -> startOne(part)));
        }
        Parallel.run(starts, this::abandon);
    }

    private void startOne(StackPart part) {
        if (abandoned) {
            throw new StackFailure(part.name() + " is not started any more.");
        }
        part.start();
        if (part instanceof ServiceProcess service) {
            service.awaitReady(() -> abandoned);
        }
    }

    /** Returns when none of them runs. */
    void stop(List<? extends StackPart> parts, StackProgress progress) {
        List<Runnable> stops = new ArrayList<>();
        for (StackPart part : parts) {
            stops.add(part.isAlive() ? () -> progress.stopping(part, part::stop) : part::stop);
        }
        Parallel.run(stops, () -> {});
    }
}
