package io.huifang.intake.vault.key;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.time.Duration;

/** Tells how long ago the newest key-encryption key came into use; in every replica. */
@Singleton
class KeyAge {
    private static final Logger LOG = Logger.getLogger(KeyAge.class);

    /** It grows by days; only a rotation is to be seen soon. */
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final KeyEncryptionKeys versions;
    private final Vertx vertx;
    private volatile double seconds;

    @Inject
    KeyAge(KeyEncryptionKeys versions, Vertx vertx, MeterRegistry registry) {
        this.versions = versions;
        this.vertx = vertx;
        Gauge.builder("huifang.intake.vault.key.age", this, age -> age.seconds)
                .description(
                        "Since the newest key-encryption key came into use; 0 before the first")
                .baseUnit("seconds")
                .register(registry);
    }

    void begin(@Observes StartupEvent started) {
        vertx.setTimer(1, first -> look());
        vertx.setPeriodic(EVERY.toMillis(), timer -> look());
    }

    private void look() {
        measure()
                .subscribe()
                .with(
                        age -> LOG.tracef("The newest key is %s s old", age),
                        failure -> LOG.debug("The age of the keys is not known", failure));
    }

    Uni<Double> measure() {
        return versions.ageOfNewest().invoke(age -> seconds = age);
    }
}
