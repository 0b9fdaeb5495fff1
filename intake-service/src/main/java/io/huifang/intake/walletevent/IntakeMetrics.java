package io.huifang.intake.walletevent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many events were accepted. */
@Singleton
class IntakeMetrics {
    private final MeterRegistry registry;
    private final Map<String, Counter> accepted = new ConcurrentHashMap<>();

    @Inject
    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void accepted(String sender, int events) {
        accepted.computeIfAbsent(
                        sender,
                        name ->
                                Counter.builder("huifang.intake.events.accepted")
                                        .description("Events answered 202, by sender")
                                        .tag("sender", name)
                                        .register(registry))
                .increment(events);
    }
}
