package io.huifang.outbox.certificate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Tells for each watched file how long its certificates last, as {@code huifang.certificate.left}
 * in seconds. The file is read whenever that is asked, so a new one counts at once.
 */
@Singleton
class CertificateMeters {
    private final CertificateConfig config;
    private final MeterRegistry registry;
    private final Clock clock;

    CertificateMeters(CertificateConfig config, MeterRegistry registry, Clock clock) {
        this.config = config;
        this.registry = registry;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent started) {
        config.files().orElse(List.of()).forEach(this::watch);
    }

    /** By its whole path: two mounted secrets both have a ca.crt. */
    private void watch(Path file) {
        Gauge.builder("huifang.certificate.left", () -> PemFile.secondsLeft(file, clock.instant()))
                .description("Until the first certificate of the file ends; 0 if it is unusable")
                .baseUnit("seconds")
                .tag("file", file.toString())
                .strongReference(true)
                .register(registry);
    }
}
