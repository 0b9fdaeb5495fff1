package io.huifang.scheduler.periodic;

import io.huifang.scheduler.decision.DecideOccasions;
import io.huifang.scheduler.decision.Occasion;
import io.huifang.scheduler.policy.Periodic;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/**
 * Takes the next step of the walk through all customers, for each rule of the policy in a
 * transaction of its own. Where one process ends another one goes on; two replicas never walk the
 * same round at once.
 */
@ApplicationScoped
class PlanPeriodicCalls {
    private final Pool pool;
    private final Rounds rounds;
    private final KnownCustomers known;
    private final DecideOccasions decideOccasions;
    private final ActivePolicy activePolicy;
    private final DatabaseClock clock;

    PlanPeriodicCalls(
            Pool pool,
            Rounds rounds,
            KnownCustomers known,
            DecideOccasions decideOccasions,
            ActivePolicy activePolicy,
            DatabaseClock clock) {
        this.pool = pool;
        this.rounds = rounds;
        this.known = known;
        this.decideOccasions = decideOccasions;
        this.activePolicy = activePolicy;
        this.clock = clock;
    }

    /**
     * @param limit most customers of a step
     */
    Uni<Void> plan(int limit) {
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                Multi.createFrom()
                                        .iterable(policy.periodic())
                                        .onItem()
                                        .transformToUniAndConcatenate(
                                                rule -> plan(policy, rule, limit))
                                        .collect()
                                        .asList())
                .replaceWithVoid();
    }

    private Uni<Boolean> plan(Policy policy, Periodic rule, int limit) {
        return pool.withTransaction(
                tx ->
                        clock.now(tx)
                                .map(now -> new DueCalls(rule, policy, now))
                                .chain(calls -> step(tx, calls, limit)));
    }

    /** Answers whether there was one to take. */
    private Uni<Boolean> step(SqlConnection tx, DueCalls calls, int limit) {
        return rounds.claim(tx, calls.rule().reason(), calls.now())
                .chain(
                        round ->
                                round == null || round.restsAt(calls.now())
                                        ? Uni.createFrom().item(false)
                                        : step(tx, calls, round, limit)
                                                .chain(after -> rounds.walked(tx, after))
                                                .replaceWith(true));
    }

    private Uni<Round> step(SqlConnection tx, DueCalls calls, Round round, int limit) {
        if (calls.left(round) == 0) {
            return Uni.createFrom().item(round.restingUntilTomorrow(calls.now()));
        }
        return known.after(tx, round.after(), limit)
                .chain(
                        page ->
                                due(tx, calls, calls.allowed(page))
                                        .map(due -> new Stretch(calls, round, page, due, limit)))
                .chain(stretch -> decide(tx, calls, stretch.taken()).map(stretch::after));
    }

    private Uni<List<Occasion>> due(SqlConnection tx, DueCalls calls, List<String> customerIds) {
        return known.talkedAt(tx, customerIds)
                .map(talked -> calls.among(customerIds, talked))
                .chain(due -> decideOccasions.undecided(tx, due));
    }

    /** Asks again under the lock: meanwhile somebody may have talked to one of them. */
    private Uni<Integer> decide(SqlConnection tx, DueCalls calls, List<Occasion> due) {
        if (due.isEmpty()) return Uni.createFrom().item(0);
        List<String> whose = due.stream().map(Occasion::customerId).toList();
        return known.lock(tx, whose)
                .chain(() -> due(tx, calls, whose))
                .chain(still -> decideOccasions.decide(tx, still));
    }
}
