package io.huifang.survey.conclusion;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.history.AttemptView;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusion.Asked;
import io.huifang.survey.history.CoveredScript;
import io.huifang.survey.idempotency.AnsweredMeanwhile;
import io.huifang.survey.idempotency.IdempotentAnswers;
import io.huifang.survey.idempotency.RequestKey;
import io.huifang.survey.questionnaire.PublishedDocuments;
import io.huifang.survey.questionnaire.Questionnaire;
import io.huifang.survey.questionnaire.Script;
import io.huifang.survey.response.Answers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records how an attempt ended. State, conclusion, everything told about it and the remembered
 * answer commit together or not at all.
 */
@ApplicationScoped
public class ConcludeAttempt {
    private final Pool pool;
    private final Attempts attempts;
    private final PublishedDocuments documents;
    private final IdempotentAnswers answers;
    private final ConclusionBooks books;
    private final JsonBodies json;

    ConcludeAttempt(
            Pool pool,
            Attempts attempts,
            PublishedDocuments documents,
            IdempotentAnswers answers,
            ConclusionBooks books,
            JsonBodies json) {
        this.pool = pool;
        this.attempts = attempts;
        this.documents = documents;
        this.answers = answers;
        this.books = books;
        this.json = json;
    }

    public Uni<Answer> conclude(ConcludeCommand command, Optional<RequestKey> key) {
        return pool.withTransaction(tx -> answers.once(tx, key, () -> conclude(tx, command)))
                .plug(AnsweredMeanwhile::lookAgain);
    }

    private Uni<Answer> conclude(SqlConnection tx, ConcludeCommand command) {
        return attempts.lock(tx, command.holder().attemptId())
                .chain(
                        found -> {
                            Optional<Refusal> refusal = Refusal.ofWrite(found, command.holder());
                            return refusal.isPresent()
                                    ? Uni.createFrom().item(refusal.get().answer())
                                    : answered(tx, command, found.get())
                                            .chain(given -> judge(tx, command, found.get(), given));
                        });
    }

    // The draft counts when the conclusion is silent about answers and they make sense with it.
    private Uni<Map<String, Object>> answered(
            SqlConnection tx, ConcludeCommand command, Attempt attempt) {
        if (command.answers().isPresent()) {
            return Uni.createFrom().item(command.answers().get());
        }
        return command.ending().disposition().surveyed()
                ? books.draft(tx, attempt)
                : Uni.createFrom().item(Map.of());
    }

    private Uni<Answer> judge(
            SqlConnection tx, ConcludeCommand command, Attempt attempt, Map<String, Object> given) {
        Optional<Questionnaire> questionnaire =
                documents.questionnaire(attempt.brief().questionnaire(), attempt.claimedAt());
        List<Violation> faults = new ArrayList<>();
        faults.addAll(ConclusionRules.faults(command.ending(), attempt.readAt()));
        faults.addAll(ConclusionRules.faults(command.ending().disposition(), questionnaire, given));
        faults.addAll(ScriptRules.faults(command, script(attempt)));
        return books.faults(tx, attempt, command.ending())
                .invoke(faults::addAll)
                .chain(
                        () ->
                                faults.isEmpty()
                                        ? record(tx, command, attempt, asked(questionnaire, given))
                                        : Uni.createFrom()
                                                .item(
                                                        new Answer.Refused(
                                                                Problems.INVALID.at(faults))));
    }

    private Script script(Attempt attempt) {
        return documents.script(attempt.brief().script(), attempt.claimedAt());
    }

    private static Asked asked(Optional<Questionnaire> questionnaire, Map<String, Object> given) {
        if (questionnaire.isEmpty() || given.isEmpty()) {
            return Asked.NOTHING;
        }
        Answers answers = Answers.of(questionnaire.get(), given);
        return new Asked(
                questionnaire.get().id(),
                questionnaire.get().version(),
                answers.choices(),
                answers.words());
    }

    private Uni<Answer> record(
            SqlConnection tx, ConcludeCommand command, Attempt attempt, Asked asked) {
        return attempts.conclude(tx, command.holder())
                .chain(
                        at -> {
                            if (at.isEmpty()) { // the lease ended between reading and writing
                                return Uni.createFrom().item(Refusal.STALE_LEASE.answer());
                            }
                            Conclusion conclusion =
                                    conclusion(
                                            command,
                                            attempt,
                                            asked,
                                            ScriptRules.covered(command, script(attempt)),
                                            at.get());
                            AttemptView view = AttemptView.of(attempt, conclusion);
                            return books.enter(tx, attempt, conclusion)
                                    .map(
                                            entered ->
                                                    Answer.Done.ok(attempt.token(), json.of(view))
                                                            .about(conclusion.customerId()));
                        });
    }

    private static Conclusion conclusion(
            ConcludeCommand command,
            Attempt attempt,
            Asked asked,
            CoveredScript covered,
            Instant at) {
        return new Conclusion(
                attempt.id(),
                attempt.brief().callbackId(),
                attempt.brief().customerId(),
                attempt.brief().number(),
                attempt.brief().reason(),
                command.holder().agent(),
                attempt.claimedAt(),
                attempt.firstRevealedAt(),
                at,
                command.ending(),
                asked,
                covered,
                List.of());
    }
}
