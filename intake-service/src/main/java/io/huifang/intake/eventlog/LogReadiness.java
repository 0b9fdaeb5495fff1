package io.huifang.intake.eventlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while a broker answers and the topic is there. */
@Readiness
@ApplicationScoped
class LogReadiness implements HealthCheck {
    private final EventLog log;

    @Inject
    LogReadiness(EventLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("event-log").status(log.isReady()).build();
    }
}
