package io.huifang.intake.vault.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.util.concurrent.atomic.AtomicBoolean;

/** Looks now and then for what was kept long enough; in every replica. */
@Singleton
class RetentionTimer {
    private static final Logger LOG = Logger.getLogger(RetentionTimer.class);

    private final EndRetention endRetention;
    private final RetentionConfig config;
    private final Vertx vertx;
    private final Counter failures;
    private final AtomicBoolean atWork = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();

    @Inject
    RetentionTimer(
            EndRetention endRetention,
            RetentionConfig config,
            Vertx vertx,
            MeterRegistry registry) {
        this.endRetention = endRetention;
        this.config = config;
        this.vertx = vertx;
        this.failures =
                Counter.builder("huifang.intake.vault.retention.failures")
                        .description("Looks that could not remove all that was kept long enough")
                        .register(registry);
    }

    void begin(@Observes StartupEvent started) {
        vertx.setPeriodic(config.every().toMillis(), timer -> look());
    }

    private void look() {
        if (!atWork.compareAndSet(false, true)) {
            return;
        }
        endRetention
                .end()
                .onItemOrFailure()
                .invoke((removed, failure) -> atWork.set(false))
                .subscribe()
                .with(
                        removed -> {
                            failing.set(false);
                            LOG.debugf("Retention ended for %d rows", removed);
                        },
                        this::say);
    }

    // Once, not with each look: it lasts until somebody acts.
    private void say(Throwable failure) {
        failures.increment();
        LOG.log(
                failing.getAndSet(true) ? Logger.Level.DEBUG : Logger.Level.WARN,
                "Retention fails; each look tries again",
                failure);
    }
}
