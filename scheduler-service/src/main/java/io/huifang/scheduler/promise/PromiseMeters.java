package io.huifang.scheduler.promise;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Locale;

/** Counts promises kept and broken; one kept after all counts as both. */
@ApplicationScoped
class PromiseMeters {
    private final MeterRegistry registry;

    PromiseMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(List<Promise> decided) {
        decided.forEach(
                promise ->
                        registry.counter(
                                        "huifang.promises",
                                        "state",
                                        promise.state().name().toLowerCase(Locale.ROOT))
                                .increment());
    }
}
