package io.huifang.intake.vault.theme;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.util.concurrent.atomic.AtomicBoolean;

/** Looks now and then for narratives that nobody has read for what they are about. */
@Singleton
class NarrativesTimer {
    private static final Logger LOG = Logger.getLogger(NarrativesTimer.class);

    private final CountNarratives countNarratives;
    private final ThemeConfig config;
    private final Vertx vertx;
    private final AtomicBoolean atWork = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();

    @Inject
    NarrativesTimer(CountNarratives countNarratives, ThemeConfig config, Vertx vertx) {
        this.countNarratives = countNarratives;
        this.config = config;
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent started) {
        if (config.enabled()) {
            vertx.setPeriodic(config.every().toMillis(), timer -> look());
        }
    }

    private void look() {
        if (atWork.compareAndSet(false, true)) {
            some();
        }
    }

    private void some() {
        countNarratives.count().subscribe().with(this::went, this::say);
    }

    // As long as there are as many as fit, there are more.
    private void went(int counted) {
        failing.set(false);
        if (counted < config.batch()) {
            atWork.set(false);
        } else {
            some();
        }
    }

    // Once, not with each look: it lasts until somebody acts.
    private void say(Throwable failure) {
        atWork.set(false);
        LOG.logf(
                failing.getAndSet(true) ? Logger.Level.DEBUG : Logger.Level.WARN,
                "Narratives are not read for what they are about (%s); each look tries again",
                failure.getClass().getName());
    }
}
