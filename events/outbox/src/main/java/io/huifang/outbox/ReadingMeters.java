package io.huifang.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What this process shows of partitions that it could not read straight on. */
final class ReadingMeters {
    private final MeterRegistry registry;

    ReadingMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows them at 0 before anything happens in the topic. */
    void show(String topic) {
        rewinds(topic);
        skipped(topic);
    }

    /** How often this process went back in the topic. */
    Counter rewinds(String topic) {
        return Counter.builder("huifang.offsets.rewound")
                .description("Partitions read again from what is stored")
                .tag("topic", topic)
                .register(registry);
    }

    /** How many records of the topic this process could not read any more. */
    Counter skipped(String topic) {
        return Counter.builder("huifang.offsets.skipped")
                .description("Records that were gone from the log before they were read")
                .tag("topic", topic)
                .register(registry);
    }
}
