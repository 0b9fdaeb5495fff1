package io.huifang.scheduler.replay;

import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.PolicyHistory;
import io.huifang.scheduler.policy.stored.PolicyHistory.History;
import io.huifang.scheduler.replay.past.AskedIncidents;
import io.huifang.scheduler.replay.past.ReadIncidents;
import io.huifang.scheduler.replay.past.ReadIncidents.Both;
import io.huifang.scheduler.replay.virtual.Course;
import io.huifang.scheduler.replay.virtual.TwoLives;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What a replay compares, beyond single customers: the policies of then and their incidents, and
 * the candidate and what it would have found to be one. Read anew by whoever takes a replay over.
 */
@ApplicationScoped
class ReplayLives {
    private final Pool pool;
    private final ReplayLeases leases;
    private final ReplayFindings findings;
    private final PolicyHistory policies;
    private final ReadIncidents readIncidents;
    private final ReplayConfig config;

    ReplayLives(
            Pool pool,
            ReplayLeases leases,
            ReplayFindings findings,
            PolicyHistory policies,
            ReadIncidents readIncidents,
            ReplayConfig config) {
        this.pool = pool;
        this.leases = leases;
        this.findings = findings;
        this.policies = policies;
        this.readIncidents = readIncidents;
        this.config = config;
    }

    /** Empty when this release cannot read the candidate. */
    Uni<Optional<TwoLives>> of(Replay replay) {
        return policies.version(replay.policyVersion())
                .chain(
                        candidate ->
                                candidate.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : policies.read()
                                                .chain(then -> of(replay, then, candidate.get()))
                                                .map(Optional::of));
    }

    private Uni<TwoLives> of(Replay replay, History then, Policy candidate) {
        Collection<Policy> inForce = inForce(replay, then.since());
        return findings.note(pool, replay.replayId(), new NotLived(inForce, candidate).all())
                .chain(
                        () ->
                                readIncidents.read(
                                        new AskedIncidents(
                                                inForce, candidate, replay.from(), replay.to()),
                                        () -> leases.stay(pool, replay, config.lease())))
                .map(incidents -> lives(replay, then, candidate, incidents));
    }

    private static Collection<Policy> inForce(Replay replay, NavigableMap<Instant, Policy> since) {
        Instant first = since.floorKey(replay.from());
        return since.subMap(first == null ? replay.from() : first, replay.to()).values();
    }

    private static TwoLives lives(Replay replay, History then, Policy candidate, Both incidents) {
        Course asItWas = new Course.AsItWas(then.versions(), then.since(), incidents.asItWas());
        Course otherwise =
                new Course.Otherwise(asItWas, candidate, replay.from(), incidents.otherwise());
        return new TwoLives(asItWas, otherwise, replay.from(), replay.to());
    }
}
