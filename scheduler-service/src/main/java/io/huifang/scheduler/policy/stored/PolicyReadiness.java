package io.huifang.scheduler.policy.stored;

import io.huifang.scheduler.policy.Policy;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Nothing can be decided before a policy is known. {@code refusedVersion} is in force, but not
 * understood by this release.
 */
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
                .map(this::up)
                .orElseGet(() -> HealthCheckResponse.down("policy"));
    }

    private HealthCheckResponse up(Policy policy) {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("policy").up().withData("version", policy.version());
        activePolicy.refused().ifPresent(it -> answer.withData("refusedVersion", it));
        return answer.build();
    }
}
