package io.huifang.scheduler.periodic;

import io.huifang.scheduler.decision.DecideOccasions;
import io.huifang.scheduler.decision.Occasion;
import io.huifang.scheduler.policy.Periodic;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.round.AtFault;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes the next step of the walk through all customers, for each rule of the policy in a
 * transaction of its own. Where one process ends another one goes on; two replicas never walk the
 * same round at once.
 */
@ApplicationScoped
class PlanPeriodicCalls {
    private static final Logger LOG = Logger.getLogger(PlanPeriodicCalls.class);

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

    /**
     * A customer who makes the step fail must not end the walk: the step gets smaller until he
     * stands alone, and then it is only come by him.
     */
    private Uni<Boolean> plan(Policy policy, Periodic rule, int limit) {
        AtomicReference<Round> from = new AtomicReference<>();
        return pool.withTransaction(
                        tx ->
                                clock.now(tx)
                                        .map(now -> new DueCalls(rule, policy, now))
                                        .chain(calls -> step(tx, calls, limit, from)))
                .onFailure(AtFault::isOfARow)
                .recoverWithUni(
                        failure ->
                                limit > 1
                                        ? plan(policy, rule, limit / 2)
                                        : comeBy(from.get(), failure));
    }

    /** Only if nobody else has gone on from there meanwhile. */
    private Uni<Boolean> comeBy(Round from, Throwable failure) {
        if (from == null) return Uni.createFrom().failure(failure);
        return pool.withTransaction(
                tx ->
                        clock.now(tx)
                                .chain(now -> rounds.claim(tx, from.reason(), now))
                                .chain(
                                        round ->
                                                from.equals(round)
                                                        ? comeBy(tx, round, failure)
                                                        : Uni.createFrom().item(false)));
    }

    private Uni<Boolean> comeBy(SqlConnection tx, Round round, Throwable failure) {
        return known.next(tx, round.after())
                .call(
                        customerId -> {
                            LOG.errorf(
                                    "No periodic call can be planned, a person must look; tried"
                                            + " again in the next round: customerId=%s reason=%s",
                                    customerId, failure.getClass().getSimpleName());
                            return rounds.walked(
                                    tx, round.past(customerId == null ? "" : customerId));
                        })
                .map(customerId -> customerId != null);
    }

    /** Answers whether there was one to take. */
    private Uni<Boolean> step(
            SqlConnection tx, DueCalls calls, int limit, AtomicReference<Round> from) {
        return rounds.claim(tx, calls.rule().reason(), calls.now())
                .invoke(from::set)
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
