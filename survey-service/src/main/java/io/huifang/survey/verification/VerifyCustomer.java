package io.huifang.survey.verification;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.idempotency.AnsweredMeanwhile;
import io.huifang.survey.idempotency.IdempotentAnswers;
import io.huifang.survey.idempotency.RequestKey;
import io.huifang.survey.phrase.Phrases;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/**
 * Checks who is on the line, step by step. The attempt is locked meanwhile: of two tries at once
 * the second one sees the first.
 */
@ApplicationScoped
public class VerifyCustomer {
    private final Pool pool;
    private final Attempts attempts;
    private final IdentityChecks checks;
    private final Phrases phrases;
    private final IdempotentAnswers answers;
    private final JsonBodies json;

    VerifyCustomer(
            Pool pool,
            Attempts attempts,
            IdentityChecks checks,
            Phrases phrases,
            IdempotentAnswers answers,
            JsonBodies json) {
        this.pool = pool;
        this.attempts = attempts;
        this.checks = checks;
        this.phrases = phrases;
        this.answers = answers;
        this.json = json;
    }

    private interface Step {
        Uni<Answer> take(SqlConnection tx, Attempt attempt, IdentityCheck check);
    }

    /**
     * One try of the phrase. A confirmed phrase stays confirmed; trying it again counts nothing.
     */
    public Uni<Answer> check(Holder holder, HeardPhrase heard, Optional<RequestKey> key) {
        return verify(
                holder,
                key,
                (tx, attempt, check) -> {
                    if (check.refusalOfPhrase().isPresent()) {
                        return refused(check.refusalOfPhrase().get());
                    }
                    boolean passed = heard.isOf(phrases.of(attempt.id(), attempt.token()));
                    return check.phraseConfirmed()
                            ? shown(attempt, check)
                            : checks.tryPhrase(tx, attempt, holder, check, passed)
                                    .chain(after -> shown(attempt, after));
                });
    }

    /** One try of the identity. Who has shown who he is need not show it again. */
    public Uni<Answer> check(Holder holder, Shown shown, Optional<RequestKey> key) {
        return verify(
                holder,
                key,
                (tx, attempt, check) -> {
                    Optional<IdentityRefusal> refusal = check.refusalOf(shown.method());
                    if (refusal.isPresent()) {
                        return refused(refusal.get());
                    }
                    return check.verified()
                            ? shown(attempt, check)
                            : checks.tryIdentity(tx, attempt, holder, check, shown)
                                    .chain(after -> shown(attempt, after));
                });
    }

    private Uni<Answer> verify(Holder holder, Optional<RequestKey> key, Step step) {
        return pool.withTransaction(tx -> answers.once(tx, key, () -> underLease(tx, holder, step)))
                .plug(AnsweredMeanwhile::lookAgain);
    }

    private Uni<Answer> underLease(SqlConnection tx, Holder holder, Step step) {
        return attempts.lock(tx, holder.attemptId())
                .chain(
                        found -> {
                            Optional<Refusal> refusal = Refusal.ofWrite(found, holder);
                            if (refusal.isPresent()) {
                                return Uni.createFrom().item(refusal.get().answer());
                            }
                            return found.get().revealedAt() == null
                                    ? refused(IdentityRefusal.NOT_REVEALED)
                                    : checks.of(tx, found.get())
                                            .chain(check -> step.take(tx, found.get(), check));
                        });
    }

    private Uni<Answer> shown(Attempt attempt, IdentityCheck check) {
        return Uni.createFrom()
                .item(Answer.Done.ok(attempt.token(), json.of(VerificationView.of(check))));
    }

    private static Uni<Answer> refused(IdentityRefusal refusal) {
        return Uni.createFrom().item(refusal.answer());
    }
}
