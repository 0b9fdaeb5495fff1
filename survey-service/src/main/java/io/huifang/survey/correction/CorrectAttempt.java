package io.huifang.survey.correction;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.history.AttemptView;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusions;
import io.huifang.survey.history.Correction;
import io.huifang.survey.idempotency.AnsweredMeanwhile;
import io.huifang.survey.idempotency.IdempotentAnswers;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds a supervisor's word to a conclusion. The attempt is locked meanwhile: of two corrections at
 * once the second one corrects the first.
 */
@ApplicationScoped
class CorrectAttempt {
    private static final Problem NOT_CONCLUDED =
            Problem.of(409, "attempt-not-concluded", "The attempt has no conclusion to correct");

    private final Pool pool;
    private final Attempts attempts;
    private final Conclusions conclusions;
    private final IdempotentAnswers answers;
    private final CorrectionBooks books;
    private final JsonBodies json;

    CorrectAttempt(
            Pool pool,
            Attempts attempts,
            Conclusions conclusions,
            IdempotentAnswers answers,
            CorrectionBooks books,
            JsonBodies json) {
        this.pool = pool;
        this.attempts = attempts;
        this.conclusions = conclusions;
        this.answers = answers;
        this.books = books;
        this.json = json;
    }

    /**
     * @param supervisor account name
     */
    Uni<Answer> correct(
            UUID attemptId,
            String supervisor,
            CorrectionRequest request,
            Optional<RequestKey> key) {
        return pool.withTransaction(
                        tx ->
                                answers.once(
                                        tx, key, () -> correct(tx, attemptId, supervisor, request)))
                .plug(AnsweredMeanwhile::lookAgain);
    }

    private Uni<Answer> correct(
            SqlConnection tx, UUID attemptId, String supervisor, CorrectionRequest request) {
        return attempts.lock(tx, attemptId)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? refused(Problems.NOT_FOUND)
                                        : correct(tx, found.get(), supervisor, request));
    }

    private Uni<Answer> correct(
            SqlConnection tx, Attempt attempt, String supervisor, CorrectionRequest request) {
        return conclusions
                .of(tx, attempt.id())
                .chain(
                        ended ->
                                ended.isEmpty()
                                        ? refused(NOT_CONCLUDED)
                                        : judge(
                                                tx,
                                                attempt,
                                                ended.get(),
                                                request.by(
                                                        supervisor,
                                                        ended.get(),
                                                        attempt.readAt())));
    }

    private Uni<Answer> judge(
            SqlConnection tx, Attempt attempt, Conclusion conclusion, Correction correction) {
        List<Violation> faults = CorrectionRules.faults(conclusion, correction.disposition());
        if (!faults.isEmpty()) {
            return refused(Problems.INVALID.at(faults));
        }
        byte[] shown = json.of(AttemptView.of(attempt, conclusion.corrected(correction)));
        return books.enter(tx, attempt, conclusion, correction)
                .replaceWith(Answer.Done.ok(attempt.token(), shown).about(conclusion.customerId()));
    }

    private static Uni<Answer> refused(Problem problem) {
        return Uni.createFrom().item(new Answer.Refused(problem));
    }
}
