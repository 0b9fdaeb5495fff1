package io.huifang.survey.handover;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.QueueName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.UUID;

/** Shows an attempt to who is about to hand it over. */
@ApplicationScoped
class ShowOpenAttempt {
    private final Pool pool;
    private final Attempts attempts;
    private final Handovers handovers;

    ShowOpenAttempt(Pool pool, Attempts attempts, Handovers handovers) {
        this.pool = pool;
        this.attempts = attempts;
        this.handovers = handovers;
    }

    /**
     * An attempt and where it is offered.
     *
     * @param attempt in any state
     */
    record Placed(Attempt attempt, QueueName queue) {}

    /** Empty when there is none. */
    Uni<Optional<Placed>> show(UUID attemptId) {
        return pool.withTransaction(
                tx ->
                        attempts.find(tx, attemptId)
                                .chain(
                                        found ->
                                                found.isEmpty()
                                                        ? Uni.createFrom().item(Optional.empty())
                                                        : handovers
                                                                .queueOf(tx, found.get())
                                                                .map(
                                                                        queue ->
                                                                                Optional.of(
                                                                                        new Placed(
                                                                                                found
                                                                                                        .get(),
                                                                                                queue)))));
    }
}
