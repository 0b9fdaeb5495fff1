package io.huifang.scheduler.policy.stored;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Clock;

/** Counts the years of holidays that the policy in force needs within a month and does not know. */
@ApplicationScoped
class HolidayMeters {
    private final ActivePolicy activePolicy;
    private final MeterRegistry registry;
    private final Clock clock;

    HolidayMeters(ActivePolicy activePolicy, MeterRegistry registry, Clock clock) {
        this.activePolicy = activePolicy;
        this.registry = registry;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("huifang.policy.holidays.missing", this, HolidayMeters::missing)
                .description("years of holidays needed within a month that nobody told about")
                .register(registry);
    }

    private double missing() {
        return activePolicy
                .known()
                .map(policy -> policy.missingHolidays(clock.instant()).size())
                .orElse(0);
    }
}
