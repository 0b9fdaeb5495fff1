package io.huifang.intake.walletevent;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.util.concurrent.atomic.AtomicLong;

/** A budget of body bytes that all requests share. */
@Singleton
class InFlightBytes {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    @Inject
    InFlightBytes(InFlightConfig config, MeterRegistry registry) {
        this.most = config.inFlightBytes();
        Gauge.builder("huifang.intake.in.flight", taken, AtomicLong::get)
                .description("Bytes of request bodies being read or waiting for their answer")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Takes so many bytes, or none and false when they are not there. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
