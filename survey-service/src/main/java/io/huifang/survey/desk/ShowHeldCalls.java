package io.huifang.survey.desk;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Which calls are in whose hand. */
@ApplicationScoped
public class ShowHeldCalls {
    private final Pool pool;
    private final HeldCalls heldCalls;

    ShowHeldCalls(Pool pool, HeldCalls heldCalls) {
        this.pool = pool;
        this.heldCalls = heldCalls;
    }

    /**
     * @param agent the account name; null for everybody's
     */
    public Uni<List<HeldCall>> of(String agent) {
        return pool.withConnection(connection -> heldCalls.of(connection, agent));
    }
}
