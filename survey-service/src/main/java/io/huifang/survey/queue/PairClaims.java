package io.huifang.survey.queue;

import io.huifang.survey.idempotency.AnsweredMeanwhile;
import io.huifang.survey.queue.Claims.Taken;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Gives the waiting agents the best offers they may take, all in one transaction: states, leases
 * and remembered answers commit together.
 */
@ApplicationScoped
class PairClaims {
    private final Pool pool;
    private final Claims claims;
    private final Lanes lanes;
    private final LookAtLanes lookAtLanes;
    private final ClaimRules rules;
    private final ClaimAnswers answers;

    PairClaims(
            Pool pool,
            Claims claims,
            Lanes lanes,
            LookAtLanes lookAtLanes,
            ClaimRules rules,
            ClaimAnswers answers) {
        this.pool = pool;
        this.claims = claims;
        this.lanes = lanes;
        this.lookAtLanes = lookAtLanes;
        this.rules = rules;
        this.answers = answers;
    }

    /**
     * Answers all of them. No two wishes may be the same request.
     *
     * @param committed is given what has committed, once, also when nobody waits for it any more
     */
    Uni<Pairing> pair(List<Wish> wishes, Consumer<Pairing> committed) {
        return Uni.createFrom()
                .deferred(() -> commit(wishes, committed))
                .onFailure()
                .invoke(lanes::lookWanted) // what a rolled back claim took is behind the mark again
                .onFailure(PairClaims::mayGoWellNow)
                .retry()
                .atMost(2);
    }

    private Uni<Pairing> commit(List<Wish> wishes, Consumer<Pairing> committed) {
        return pool.withTransaction(tx -> pair(tx, new Pairing(wishes)))
                .invoke(committed)
                .memoize() // who no longer waits would else cancel what is told of the commit
                .indefinitely();
    }

    /** Somebody was quicker: with the answer, or with another attempt of the same customer. */
    private static boolean mayGoWellNow(Throwable failure) {
        return failure instanceof AnsweredMeanwhile || Claims.isOfALiveCustomer(failure);
    }

    private Uni<Pairing> pair(SqlConnection tx, Pairing pairing) {
        return rules.takeTurns(tx, pairing)
                .chain(() -> answers.repeat(tx, pairing))
                .chain(() -> rules.refuse(tx, pairing))
                .chain(() -> take(tx, pairing))
                .chain(() -> lookAgain(tx, pairing))
                .chain(() -> answers.write(tx, pairing))
                .replaceWith(pairing);
    }

    // "Nothing" is said only after the index itself was asked.
    private Uni<Void> lookAgain(SqlConnection tx, Pairing pairing) {
        return pairing.hasOpen()
                ? lookAtLanes.lookIfCheap(tx).chain(() -> take(tx, pairing))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> take(SqlConnection tx, Pairing pairing) {
        return Multi.createFrom()
                .iterable(pairing.open(lanes.owners()).entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        open -> take(tx, pairing, open.getValue(), lanes.matching(open.getKey())))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> take(
            SqlConnection tx, Pairing pairing, List<Integer> open, List<List<Lane>> byPriority) {
        if (open.isEmpty() || byPriority.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return take(tx, pairing, open, byPriority.get(0), Reach.first(open.size()))
                .chain(
                        () ->
                                take(
                                        tx,
                                        pairing,
                                        open.stream().filter(pairing::isOpen).toList(),
                                        byPriority.subList(1, byPriority.size())));
    }

    private Uni<Void> take(
            SqlConnection tx, Pairing pairing, List<Integer> open, List<Lane> same, Reach reach) {
        long began = lanes.now();
        return claims.take(tx, same, pairing.agents(open), reach)
                .chain(
                        taken -> {
                            pairing.give(open, taken.claimed());
                            mark(same, taken, reach, began);
                            List<Integer> left = open.stream().filter(pairing::isOpen).toList();
                            if (taken.kept() && open.size() > 1) {
                                return takeOneByOne(tx, pairing, left, same);
                            }
                            return !left.isEmpty() && reach.mayFindMore(taken)
                                    ? take(
                                            tx,
                                            pairing,
                                            left,
                                            same,
                                            reach.further(taken, left.size()))
                                    : Uni.createFrom().voidItem();
                        });
    }

    /** What one of them must not call is kept from all who claim with him. */
    private Uni<Void> takeOneByOne(
            SqlConnection tx, Pairing pairing, List<Integer> left, List<Lane> same) {
        return Multi.createFrom()
                .iterable(left)
                .onItem()
                .transformToUniAndConcatenate(
                        place -> take(tx, pairing, List.of(place), same, Reach.first(1)))
                .onItem()
                .ignoreAsUni();
    }

    private void mark(List<Lane> same, Taken taken, Reach reach, long began) {
        boolean sawAll = taken.seen() < reach.lookAt();
        boolean tookAll = taken.claimed().size() == taken.seen();
        if (sawAll && tookAll) {
            lanes.emptied(same, began);
            return;
        }
        Map<Lane.Key, Instant> earliest =
                taken.claimed().stream()
                        .collect(
                                Collectors.toMap(
                                        Claimed::lane,
                                        Claimed::dueAt,
                                        BinaryOperator.minBy(Comparator.naturalOrder())));
        earliest.forEach((lane, dueAt) -> lanes.took(lane, dueAt, began));
    }
}
