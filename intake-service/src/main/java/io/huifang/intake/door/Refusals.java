package io.huifang.intake.door;

import io.huifang.intake.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what is refused before any route has seen it, as the routes count theirs. */
@Singleton
class Refusals {
    private final MeterRegistry registry;
    private final Map<String, Counter> byCode = new ConcurrentHashMap<>();

    @Inject
    Refusals(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Problem problem) {
        byCode.computeIfAbsent(
                        problem.code(),
                        code ->
                                Counter.builder("huifang.intake.requests.refused")
                                        .description("Requests not answered 202, by problem code")
                                        .tag("code", code)
                                        .register(registry))
                .increment();
    }
}
