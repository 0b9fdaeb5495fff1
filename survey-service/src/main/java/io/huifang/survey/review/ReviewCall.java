package io.huifang.survey.review;

import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusions;
import io.huifang.survey.idempotency.AnsweredMeanwhile;
import io.huifang.survey.idempotency.IdempotentAnswers;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Optional;

/**
 * Says what a supervisor thinks of a concluded call, on top of what was said before. The attempt is
 * locked meanwhile, so that the customer's erasure does not miss the words.
 */
@ApplicationScoped
class ReviewCall {
    /** Somebody has reviewed it since it was read. */
    static final Problem REVIEWED_MEANWHILE =
            Problem.of(
                    409,
                    "reviewed-meanwhile",
                    "Another version of the review was written; read it first");

    /** A supervisor's own call. */
    static final Problem OWN_CALL = Problem.of(409, "own-call", "Nobody reviews a call of his own");

    private final Pool pool;
    private final Attempts attempts;
    private final Conclusions conclusions;
    private final ReviewBooks books;
    private final IdempotentAnswers answers;
    private final JsonBodies json;

    ReviewCall(
            Pool pool,
            Attempts attempts,
            Conclusions conclusions,
            ReviewBooks books,
            IdempotentAnswers answers,
            JsonBodies json) {
        this.pool = pool;
        this.attempts = attempts;
        this.conclusions = conclusions;
        this.books = books;
        this.answers = answers;
        this.json = json;
    }

    Uni<Answer> review(ReviewCommand command, Optional<RequestKey> key) {
        return pool.withTransaction(tx -> answers.once(tx, key, () -> review(tx, command)))
                .plug(AnsweredMeanwhile::lookAgain);
    }

    private Uni<Answer> review(SqlConnection tx, ReviewCommand command) {
        return attempts.lock(tx, command.attemptId())
                .chain(() -> conclusions.of(tx, command.attemptId()))
                .chain(
                        found -> {
                            if (found.isEmpty()) return refused(Problems.NOT_FOUND);
                            if (found.get().agent().equals(command.reviewer())) {
                                return refused(OWN_CALL);
                            }
                            return write(tx, found.get(), review(command, found.get()));
                        });
    }

    private static Review review(ReviewCommand command, Conclusion conclusion) {
        return new Review(
                command.attemptId(),
                command.replaces() + 1,
                Instant.EPOCH, // the database says when
                command.reviewer(),
                conclusion.agent(),
                conclusion.customerId(),
                command.scores(),
                command.remarks());
    }

    private Uni<Answer> write(SqlConnection tx, Conclusion conclusion, Review review) {
        return books.enter(tx, conclusion, review)
                .chain(
                        at ->
                                at.isEmpty()
                                        ? refused(REVIEWED_MEANWHILE)
                                        : Uni.createFrom().item(done(review, at.get())));
    }

    private Answer done(Review review, Instant at) {
        Review written =
                new Review(
                        review.attemptId(),
                        review.version(),
                        at,
                        review.reviewer(),
                        review.agent(),
                        review.customerId(),
                        review.scores(),
                        review.remarks());
        return new Answer.Done(201, null, json.of(ReviewView.of(written)))
                .about(review.customerId());
    }

    private static Uni<Answer> refused(Problem problem) {
        return Uni.createFrom().item(new Answer.Refused(problem));
    }
}
