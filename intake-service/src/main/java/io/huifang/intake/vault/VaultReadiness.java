package io.huifang.intake.vault;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when sealing was seen to work once, and from then on while the database answers in the time
 * that sealing may take.
 */
@Readiness
@ApplicationScoped
class VaultReadiness implements AsyncHealthCheck {
    private static final String NAME = "vault";

    private final Pool pool;
    private final RehearseSealing rehearseSealing;
    private final VaultConfig config;

    private volatile boolean rehearsed;

    @Inject
    VaultReadiness(Pool pool, RehearseSealing rehearseSealing, VaultConfig config) {
        this.pool = pool;
        this.rehearseSealing = rehearseSealing;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return (rehearsed ? answer() : rehearsal())
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .map(answered -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down(NAME));
    }

    private Uni<Void> answer() {
        return pool.query("SELECT 1").execute().replaceWithVoid();
    }

    private Uni<Void> rehearsal() {
        return rehearseSealing.rehearse().invoke(() -> rehearsed = true);
    }
}
