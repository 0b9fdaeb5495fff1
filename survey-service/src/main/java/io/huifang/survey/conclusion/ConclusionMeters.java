package io.huifang.survey.conclusion;

import io.huifang.survey.history.Conclusion;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.enterprise.context.ApplicationScoped;

/** Counts what is concluded. A conclusion whose commit fails afterwards is counted, too. */
@ApplicationScoped
class ConclusionMeters {
    private final MeterRegistry registry;

    ConclusionMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void concluded(Conclusion conclusion) {
        String disposition = conclusion.ending().disposition().name();
        registry.counter("huifang.attempts.concluded", "disposition", disposition).increment();
        if (!conclusion.asked().isEmpty()) {
            registry.counter("huifang.responses").increment();
        }
    }
}
