package io.huifang.survey.ballot;

import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Parts answers from their ballots, many at once, so that no order and no transaction leads from
 * one to the other. Fewer than that wait, sealed. Of several replicas one does it at a time.
 */
@ApplicationScoped
class MixBallots {
    private final Pool pool;
    private final Ballots ballots;
    private final SealedAnswers sealedAnswers;
    private final BallotConfig config;
    private final Rounds rounds;

    MixBallots(
            Pool pool,
            Ballots ballots,
            SealedAnswers sealedAnswers,
            BallotConfig config,
            Vertx vertx) {
        this.pool = pool;
        this.ballots = ballots;
        this.sealedAnswers = sealedAnswers;
        this.config = config;
        this.rounds = new Rounds(vertx, "Mixing ballots", config.mixEvery(), this::mix);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    private Uni<Boolean> mix() {
        return pool.withTransaction(
                        tx ->
                                ballots.take(tx, config.mixedAtOnce())
                                        .chain(
                                                taken ->
                                                        taken.isEmpty()
                                                                ? Uni.createFrom().voidItem()
                                                                : ballots.part(
                                                                        tx,
                                                                        taken,
                                                                        taken.stream()
                                                                                .map(
                                                                                        sealedAnswers
                                                                                                ::open)
                                                                                .toList())))
                .replaceWith(false);
    }
}
