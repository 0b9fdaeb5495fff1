package io.huifang.intake.eventlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** What can be seen of publishing from outside. */
@Singleton
class AppendMetrics {
    private static final Logger LOG = Logger.getLogger(AppendMetrics.class);
    private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();

    private static final Duration[] BUCKETS =
            IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final Timer acknowledged;
    private final Counter failed;
    private final Counter late;
    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    @Inject
    AppendMetrics(MeterRegistry registry) {
        this.acknowledged =
                Timer.builder("huifang.intake.publish")
                        .description("Time from handing over to acknowledgement, per request")
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry);
        this.failed = failures(registry, "refused");
        this.late = failures(registry, "late");
    }

    void settled(Append append) {
        if (append.failure() == null) {
            acknowledged.record(append.age(System.nanoTime()), TimeUnit.NANOSECONDS);
        } else if (!append.isAnswered()) {
            failed.increment();
            warn(append.failure().getClass().getSimpleName());
        }
    }

    void late(Append append) {
        late.increment();
        warn("no acknowledgement before the deadline");
    }

    // One line for an outage, not one for each request: the counters tell how many.
    private void warn(String because) {
        long now = System.nanoTime();
        long before = lastWarning.get();
        if (now - before >= QUIET_NANOS && lastWarning.compareAndSet(before, now)) {
            LOG.warnf("The log does not take events (%s); senders are told to try again", because);
        }
    }

    private static Counter failures(MeterRegistry registry, String because) {
        return Counter.builder("huifang.intake.publish.failures")
                .description("Requests that the log did not acknowledge")
                .tag("because", because)
                .register(registry);
    }
}
