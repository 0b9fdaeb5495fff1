package io.huifang.intake.vault.key;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.util.concurrent.atomic.AtomicLong;

/** How far a rotation is, and whether it fails. */
@Singleton
class RewrapMetrics {
    private final AtomicLong outdated = new AtomicLong();
    private final Counter failures;

    @Inject
    RewrapMetrics(MeterRegistry registry) {
        Gauge.builder("huifang.intake.vault.keys.outdated", outdated, AtomicLong::get)
                .description("Customers' keys that wait to be wrapped by the current key")
                .register(registry);
        this.failures =
                Counter.builder("huifang.intake.vault.rewrap.failures")
                        .description("Looks that could not wrap all keys by the current key")
                        .register(registry);
    }

    /** So many keys wait. */
    void outdated(long keys) {
        outdated.set(keys);
    }

    void failed() {
        failures.increment();
    }
}
