package io.huifang.benchmarks.overload;

import io.huifang.proof.machine.Memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at a process's memory several times a second until it is closed. */
final class MemoryWatch implements AutoCloseable {
    private static final long PACE_MILLIS = 250;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Double> looks = Collections.synchronizedList(new ArrayList<>());

    MemoryWatch(long pid) {
        clock.scheduleAtFixedRate(
                () -> looks.add(Memory.residentMib(pid)), 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    MemoryCourse course() {
        synchronized (looks) {
            return MemoryCourse.of(List.copyOf(looks));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
