package io.huifang.intake.walletevent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many events and requests came to which end. */
@Singleton
class IntakeMetrics {
    private final MeterRegistry registry;
    private final Map<String, Counter> accepted = new ConcurrentHashMap<>();
    private final Map<String, Counter> refused = new ConcurrentHashMap<>();

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

    void refused(String code) {
        refused.computeIfAbsent(
                        code,
                        name ->
                                Counter.builder("huifang.intake.requests.refused")
                                        .description("Requests not answered 202, by problem code")
                                        .tag("code", name)
                                        .register(registry))
                .increment();
    }
}
