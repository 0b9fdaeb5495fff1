package io.huifang.scheduler.replay;

import io.huifang.scheduler.replay.ReplayLeases.Step;
import io.huifang.scheduler.replay.virtual.Findings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps what one page found, together with how far the replay came: a run that dies between two
 * pages loses nothing, and one that was taken over adds nothing twice.
 */
@ApplicationScoped
class KeepFindings {
    private final Pool pool;
    private final ReplayLeases leases;
    private final ReplayFindings findings;
    private final ReplayConfig config;

    KeepFindings(Pool pool, ReplayLeases leases, ReplayFindings findings, ReplayConfig config) {
        this.pool = pool;
        this.leases = leases;
        this.findings = findings;
        this.config = config;
    }

    /**
     * @return false when the replay was cancelled or taken over; then nothing is kept
     */
    Uni<Boolean> keep(Replay replay, String upTo, Findings found) {
        Step step =
                new Step(
                        upTo,
                        found.events(),
                        found.changed(),
                        found.notReproduced(),
                        found.changes().size());
        return pool.withTransaction(tx -> keep(tx, replay, step, found));
    }

    private Uni<Boolean> keep(SqlConnection tx, Replay replay, Step step, Findings found) {
        return leases.comeForward(tx, replay, step, config.lease())
                .chain(
                        ours ->
                                ours
                                        ? findings.add(
                                                        tx,
                                                        replay.replayId(),
                                                        found,
                                                        replay.changesKept())
                                                .replaceWith(true)
                                        : Uni.createFrom().item(false));
    }
}
