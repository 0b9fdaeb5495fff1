package io.huifang.intake.walletevent;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A budget of body bytes that all requests share; no sender gets more than half of it. */
@Singleton
class InFlightBytes {
    private final long most;
    private final AtomicLong taken = new AtomicLong();
    private final Map<String, AtomicLong> takenBySender = new ConcurrentHashMap<>();

    @Inject
    InFlightBytes(InFlightConfig config, MeterRegistry registry) {
        this.most = config.inFlightBytes();
        Gauge.builder("huifang.intake.in.flight", taken, AtomicLong::get)
                .description("Bytes of request bodies being read or waiting for their answer")
                .baseUnit("bytes")
                .register(registry);
    }

    /** What one request holds of the budget. */
    final class Share {
        private final AtomicLong own;
        private final AtomicLong held = new AtomicLong();

        private Share(AtomicLong own) {
            this.own = own;
        }

        /** Takes so many bytes more; false when they are not there, and then nothing is taken. */
        boolean grow(long bytes) {
            boolean may = own.addAndGet(bytes) <= most / 2;
            if (taken.addAndGet(bytes) <= most && may) {
                held.addAndGet(bytes);
                return true;
            }
            giveBack(bytes);
            return false;
        }

        /** Whoever ends the request calls it; only the first call counts. */
        void giveBack() {
            giveBack(held.getAndSet(0));
        }

        private void giveBack(long bytes) {
            own.addAndGet(-bytes);
            taken.addAndGet(-bytes);
        }
    }

    /** Takes so many bytes for a request of this sender; empty when they are not there. */
    Optional<Share> take(String sender, long bytes) {
        Share share = new Share(takenBySender.computeIfAbsent(sender, any -> new AtomicLong()));
        return share.grow(bytes) ? Optional.of(share) : Optional.empty();
    }
}
