package io.huifang.survey.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;

/** Tells how long the queue's first one waits, from what is known without asking the database. */
@Singleton
@Startup
class QueueMeters {
    private final Lanes lanes;
    private final Clock clock;

    QueueMeters(Lanes lanes, Clock clock, MeterRegistry meters) {
        this.lanes = lanes;
        this.clock = clock;
        Gauge.builder("huifang.queue.oldest", this, QueueMeters::ageInSeconds)
                .baseUnit("seconds")
                .description("How long ago the longest waiting offer was due")
                .register(meters);
    }

    private double ageInSeconds() {
        return lanes.oldestDue()
                .map(due -> Duration.between(due, clock.instant()).toMillis() / 1000.0)
                .map(age -> Math.max(0, age))
                .orElse(0.0);
    }
}
