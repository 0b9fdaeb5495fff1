package io.huifang.scheduler.sla;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Counts what is found of cases: at risk, reached in time, too late, given up. */
@ApplicationScoped
class SlaMeters {
    private final MeterRegistry registry;

    SlaMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(List<Look> looks) {
        for (Look look : looks) {
            look.news()
                    .forEach(
                            target ->
                                    registry.counter(
                                                    "huifang.sla",
                                                    "target",
                                                    Look.inWords(target),
                                                    "state",
                                                    Look.inWords(look.after().found().get(target)))
                                            .increment());
        }
    }
}
