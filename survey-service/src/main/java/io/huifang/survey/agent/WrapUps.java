package io.huifang.survey.agent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;

/** The time agents have to themselves after a call; none unless it is switched on. */
@ApplicationScoped
public class WrapUps {
    private final WorkStates states;
    private final Duration lasts;

    WrapUps(WorkStates states, AgentConfig config) {
        this.states = states;
        this.lasts = config.wrapUp();
    }

    /** Begins, in the transaction that concludes. */
    public Uni<Void> begin(SqlConnection tx, String account) {
        return lasts.isZero() ? Uni.createFrom().voidItem() : states.wrapUp(tx, account, lasts);
    }
}
