package io.huifang.intake.vault.key;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.time.Duration;

/** Keeps no customer's key in memory for much longer than configured, also when nobody asks. */
@Singleton
class KeptKeysTimer {
    private static final Duration MOST = Duration.ofSeconds(5);

    private final KeyRing keyRing;
    private final Duration every;
    private final Vertx vertx;

    @Inject
    KeptKeysTimer(KeyRing keyRing, KeyConfig config, Vertx vertx) {
        this.keyRing = keyRing;
        this.every = config.keptKeysFor().compareTo(MOST) < 0 ? config.keptKeysFor() : MOST;
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent started) {
        vertx.setPeriodic(every.toMillis(), timer -> keyRing.evict());
    }
}
