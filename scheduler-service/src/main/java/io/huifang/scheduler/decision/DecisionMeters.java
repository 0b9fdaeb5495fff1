package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what became of events: consumed = decided + repeated + conflicting + dead letters. */
@ApplicationScoped
class DecisionMeters {
    private final Map<DecisionKind, Counter> decided;
    private final DecisionSpans spans;
    private final Counter repeated;
    private final Counter deadLetters;

    DecisionMeters(MeterRegistry registry, DecisionSpans spans) {
        this.spans = spans;
        this.decided =
                Arrays.stream(DecisionKind.values())
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), kind -> counter(registry, kind)));
        this.repeated = registry.counter("huifang.events.repeated");
        this.deadLetters = registry.counter("huifang.events.dead.letters");
    }

    /** Counts and traces a committed batch. */
    void count(BatchResult result, int unreadable) {
        result.decided().forEach(it -> decided.get(it.decision().kind()).increment());
        result.decided().forEach(spans::tell);
        decided.get(DecisionKind.CONFLICT).increment(result.conflicting());
        repeated.increment(result.repeated());
        deadLetters.increment(unreadable);
    }

    private static Counter counter(MeterRegistry registry, DecisionKind kind) {
        return registry.counter("huifang.decisions", "decision", kind.name());
    }
}
