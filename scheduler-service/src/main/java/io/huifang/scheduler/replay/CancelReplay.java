package io.huifang.scheduler.replay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/** Ends a replay that waits or runs; what it found so far stays. */
@ApplicationScoped
public class CancelReplay {
    private final Pool pool;
    private final Replays replays;

    CancelReplay(Pool pool, Replays replays) {
        this.pool = pool;
        this.replays = replays;
    }

    /** Safe to repeat: false when it had ended, or is unknown. */
    public Uni<Boolean> cancel(UUID replayId) {
        return replays.cancel(pool, replayId);
    }
}
