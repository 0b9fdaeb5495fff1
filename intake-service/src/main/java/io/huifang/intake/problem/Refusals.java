package io.huifang.intake.problem;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts refusals by problem code, whoever refuses. */
@ApplicationScoped // and so made when first used: filters are made before there is configuration
public class Refusals {
    private final MeterRegistry registry;
    private final Map<String, Counter> byCode = new ConcurrentHashMap<>();

    @Inject
    Refusals(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One request, or one connection, was refused with that. */
    public void count(Problem problem) {
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
