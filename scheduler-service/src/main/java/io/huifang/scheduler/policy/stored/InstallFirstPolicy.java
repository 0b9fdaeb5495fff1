package io.huifang.scheduler.policy.stored;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Gives a new installation the policy that comes with the service. Safe to repeat, also by several
 * replicas at once: a database that has any policy stays as it is.
 */
@ApplicationScoped
class InstallFirstPolicy {
    private static final String DOCUMENT = "/policy/default.yaml";

    private final PoliciesInForce policies;
    private final Pool pool;

    InstallFirstPolicy(PoliciesInForce policies, Pool pool) {
        this.policies = policies;
        this.pool = pool;
    }

    Uni<Void> install() {
        String document = document();
        return pool.withTransaction(transaction -> policies.installFirst(document, transaction));
    }

    /** The text that comes with the service. */
    static String document() {
        try (InputStream text = InstallFirstPolicy.class.getResourceAsStream(DOCUMENT)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
