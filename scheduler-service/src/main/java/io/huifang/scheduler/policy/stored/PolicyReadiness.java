package io.huifang.scheduler.policy.stored;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Nothing can be decided before a policy is known. */
@Readiness
@ApplicationScoped
class PolicyReadiness implements HealthCheck {
    private final ActivePolicy activePolicy;

    PolicyReadiness(ActivePolicy activePolicy) {
        this.activePolicy = activePolicy;
    }

    @Override
    public HealthCheckResponse call() {
        return activePolicy
                .known()
                .map(
                        policy ->
                                HealthCheckResponse.named("policy")
                                        .up()
                                        .withData("version", policy.version())
                                        .build())
                .orElseGet(() -> HealthCheckResponse.down("policy"));
    }
}
