package io.huifang.benchmarks.start;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.ServiceProcess;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Starts a service of a running stack once more and takes the time. */
final class Starts {
    private static final long PATIENCE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long BETWEEN_PROBES_NANOS = Duration.ofMillis(5).toNanos();

    private Starts() {}

    /** Milliseconds from the process's start to the first 200 of its readiness. */
    static Figure restart(ServiceProcess service) {
        service.stop();
        long begun = System.nanoTime();
        service.start();
        ProcessorTime used = ProcessorTime.since(Map.of("server", service.pid()));
        while (!service.isReady()) {
            if (!service.isAlive() || System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new IllegalStateException(
                        service.name() + " did not start: " + service.lastLogLines(5));
            }
            LockSupport.parkNanos(BETWEEN_PROBES_NANOS);
        }
        double millis = (System.nanoTime() - begun) / 1e6;
        return new Figure(millis, used.microsPerEvent(1));
    }
}
