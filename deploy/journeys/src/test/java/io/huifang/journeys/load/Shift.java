package io.huifang.journeys.load;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets actors take one step after another until the shift ends. */
public final class Shift implements AutoCloseable {
    private static final long LAST_STEP_SECONDS = 15;

    private final ScheduledExecutorService clock;
    private final Queue<Throwable> breakdowns = new ConcurrentLinkedQueue<>();

    /**
     * @param actors how many may take a step at the same time
     */
    public Shift(int actors) {
        this.clock = Executors.newScheduledThreadPool(actors);
    }

    /**
     * Puts an actor to work.
     *
     * @param first from now to its first step
     * @param pace from the end of a step to the next one
     */
    public void begin(Runnable step, Duration first, Duration pace) {
        clock.scheduleWithFixedDelay(
                () -> watched(step), first.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Ends it; steps in progress are broken off.
     *
     * @throws AssertionError when an actor has broken down
     */
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(LAST_STEP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!breakdowns.isEmpty()) {
            throw new AssertionError("an actor broke down", breakdowns.peek());
        }
    }

    private void watched(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | AssertionError breakdown) {
            breakdowns.add(breakdown);
            throw breakdown;
        }
    }
}
