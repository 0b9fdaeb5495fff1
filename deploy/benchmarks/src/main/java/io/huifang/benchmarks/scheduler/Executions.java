package io.huifang.benchmarks.scheduler;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what a peer executes. Its clock runs from the first execution, so that a peer does not pay
 * for its start.
 */
final class Executions {
    private static final long PATIENCE_MINUTES = 5;

    private final int expected;
    private final CountDownLatch left;
    private final AtomicLong begun = new AtomicLong();
    private final long postmaster;
    private ProcessorTime used;

    /**
     * @param expected how many there will be
     * @param postmaster process id of the database server
     */
    Executions(int expected, long postmaster) {
        this.expected = expected;
        this.left = new CountDownLatch(expected);
        this.postmaster = postmaster;
    }

    /** All are enqueued: what is used from now on is spent on executing them. */
    void enqueued() {
        used =
                ProcessorTime.since(
                        Map.of("server", ProcessHandle.current().pid(), "database", postmaster));
    }

    void executed() {
        begun.compareAndSet(0, System.nanoTime());
        left.countDown();
    }

    /** Waits for the last one; {@link #enqueued} came before. */
    Figure await(String peer) throws InterruptedException {
        if (!left.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(
                    peer + " left " + left.getCount() + " of " + expected + " undone");
        }
        double seconds = (System.nanoTime() - begun.get()) / 1e9;
        return new Figure(expected / seconds, used.microsPerEvent(expected));
    }
}
