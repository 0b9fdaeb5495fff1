package io.huifang.survey.desk;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;

/** Looks who holds what, and whether anything was let go since the last look. */
@ApplicationScoped
class LookAtHands {
    private final Pool pool;
    private final HeldCalls heldCalls;

    LookAtHands(Pool pool, HeldCalls heldCalls) {
        this.pool = pool;
        this.heldCalls = heldCalls;
    }

    /**
     * What is in anybody's hand.
     *
     * @param letGo by account, another text whenever he let a call go: one that was taken and let
     *     go between two looks leaves both alike, while a page may have seen it
     */
    record Hands(List<HeldCall> held, Map<String, String> letGo) {}

    Uni<Hands> look() {
        // first the ends: what ends in between is told by the next look
        return pool.withConnection(
                connection ->
                        heldCalls
                                .letGo(connection)
                                .chain(
                                        ends ->
                                                heldCalls
                                                        .of(connection, null)
                                                        .map(held -> new Hands(held, ends))));
    }
}
