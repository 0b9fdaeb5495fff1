package io.huifang.survey.proof;

import io.smallrye.health.api.Wellness;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether there is something to show to the other services. No part of readiness: another replica
 * would have no token either, and most of the work goes on without.
 */
@Wellness
@ApplicationScoped
class ProofHealth implements HealthCheck {
    private final Proofs proofs;

    ProofHealth(Proofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("tokens for other services");
        boolean all = true;
        for (TokenProof token : proofs.tokens()) {
            all &= token.isThere();
            answer.withData(token.peer(), token.isThere() ? "there" : "none");
        }
        return answer.status(all).build();
    }
}
