package io.huifang.scheduler.replay;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.replay.past.Pasts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Takes a replay to work on, under a lease: one that waits, or whose process died. */
@ApplicationScoped
class ClaimReplay {
    private final Pool pool;
    private final ReplayLeases leases;
    private final Pasts pasts;
    private final Ids ids;
    private final ReplayConfig config;

    ClaimReplay(Pool pool, ReplayLeases leases, Pasts pasts, Ids ids, ReplayConfig config) {
        this.pool = pool;
        this.leases = leases;
        this.pasts = pasts;
        this.ids = ids;
        this.config = config;
    }

    /** The one that waits the longest; empty when none waits. */
    Uni<Optional<Replay>> claim() {
        return leases.claim(pool, ids.next(), config.lease())
                .call(
                        claimed ->
                                claimed.filter(replay -> !replay.counted())
                                        .map(this::count)
                                        .orElse(Uni.createFrom().voidItem()));
    }

    /** For those who watch only: where the database takes too long for it, nobody knows. */
    private Uni<Void> count(Replay replay) {
        return pasts.expected(pool, replay.from(), replay.to())
                .chain(events -> leases.expect(pool, replay, events))
                .onFailure()
                .recoverWithUni(Uni.createFrom().voidItem());
    }
}
