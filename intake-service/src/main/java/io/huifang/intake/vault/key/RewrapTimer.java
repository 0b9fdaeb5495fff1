package io.huifang.intake.vault.key;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks now and then whether keys are to be wrapped anew; in every replica. */
@Singleton
class RewrapTimer {
    private static final Logger LOG = Logger.getLogger(RewrapTimer.class);

    /** Beyond this the number says "very many": counting shall not cost more than wrapping. */
    private static final int MOST_COUNTED = 100_000;

    private final RewrapKeys rewrapKeys;
    private final CustomerKeys customerKeys;
    private final KeyEncryption encryption;
    private final RewrapMetrics metrics;
    private final Duration every;
    private final Vertx vertx;
    private final AtomicBoolean atWork = new AtomicBoolean();
    private final AtomicBoolean counting = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();

    @Inject
    RewrapTimer(
            RewrapKeys rewrapKeys,
            CustomerKeys customerKeys,
            KeyEncryption encryption,
            RewrapMetrics metrics,
            KeyConfig config,
            Vertx vertx) {
        this.rewrapKeys = rewrapKeys;
        this.customerKeys = customerKeys;
        this.encryption = encryption;
        this.metrics = metrics;
        this.every = config.rewrapEvery();
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent started) {
        vertx.setPeriodic(every.toMillis(), timer -> look());
        vertx.setPeriodic(every.toMillis(), timer -> count());
    }

    // Also while keys are being wrapped, which may take long after a rotation.
    private void count() {
        if (!counting.compareAndSet(false, true)) {
            return;
        }
        customerKeys
                .countWrappedByOlder(encryption.current(), MOST_COUNTED)
                .onItemOrFailure()
                .invoke((keys, failure) -> counting.set(false))
                .subscribe()
                .with(
                        metrics::outdated,
                        failure -> LOG.debug("Keys to be wrapped cannot be counted", failure));
    }

    private void look() {
        if (!atWork.compareAndSet(false, true)) {
            return;
        }
        rewrapKeys
                .rewrapAll()
                .onItemOrFailure()
                .invoke((wrapped, failure) -> atWork.set(false))
                .subscribe()
                .with(
                        wrapped -> {
                            failing.set(false);
                            if (wrapped > 0) {
                                LOG.infof("Wrapped %d keys by the current key", wrapped);
                            }
                        },
                        this::say);
    }

    // Once, not with each look: it lasts until somebody acts.
    private void say(Throwable failure) {
        metrics.failed();
        LOG.log(
                failing.getAndSet(true) ? Logger.Level.DEBUG : Logger.Level.WARN,
                "Wrapping keys anew fails; each look tries again",
                failure);
    }
}
