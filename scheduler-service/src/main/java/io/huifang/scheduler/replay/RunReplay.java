package io.huifang.scheduler.replay;

import io.huifang.scheduler.replay.ReplayPages.Turned;
import io.huifang.scheduler.replay.virtual.TwoLives;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a replay from where it stands to its end, page by page. The process may end at any moment:
 * another takes the replay over when its lease is over, and goes on behind the last page.
 */
@ApplicationScoped
class RunReplay {
    private final Pool pool;
    private final ReplayLeases leases;
    private final ClaimReplay claimReplay;
    private final ReplayLives lives;
    private final ReplayPages pages;

    RunReplay(
            Pool pool,
            ReplayLeases leases,
            ClaimReplay claimReplay,
            ReplayLives lives,
            ReplayPages pages) {
        this.pool = pool;
        this.leases = leases;
        this.claimReplay = claimReplay;
        this.lives = lives;
        this.pages = pages;
    }

    /**
     * Takes the replay that waits the longest and runs it.
     *
     * @return false when none waits
     */
    Uni<Boolean> runNext() {
        return claimReplay
                .claim()
                .chain(
                        claimed ->
                                claimed.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : run(claimed.get()).replaceWith(true));
    }

    private Uni<Void> run(Replay replay) {
        return lives.of(replay)
                .chain(
                        lives ->
                                lives.isEmpty()
                                        ? leases.end(
                                                pool, replay, "this release cannot read the policy")
                                        : turnAll(replay, lives.get()));
    }

    private Uni<Void> turnAll(Replay replay, TwoLives lives) {
        AtomicReference<Replay> standing = new AtomicReference<>(replay);
        return Multi.createBy()
                .repeating()
                .uni(() -> pages.turn(standing.get(), lives))
                .whilst(
                        turned -> {
                            if (!(turned instanceof Turned.GoOn further)) return false;
                            standing.set(further.replay());
                            return true;
                        })
                .collect()
                .last()
                .chain(this::end);
    }

    private Uni<Void> end(Turned last) {
        return last instanceof Turned.AtTheEnd end
                ? leases.end(pool, end.replay(), null)
                : Uni.createFrom().voidItem();
    }
}
