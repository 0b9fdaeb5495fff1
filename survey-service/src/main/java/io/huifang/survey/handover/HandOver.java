package io.huifang.survey.handover;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.audit.Audit;
import io.huifang.survey.audit.AuditAct;
import io.huifang.survey.audit.AuditEntry;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.idempotency.AnsweredMeanwhile;
import io.huifang.survey.idempotency.IdempotentAnswers;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;

/**
 * Gives an attempt to somebody else. The lease ends, the attempt is offered where the receiver
 * looks, and the record of it is written, all together.
 */
@ApplicationScoped
class HandOver {
    private static final Problem NO_SUCH_AGENT =
            Problems.INVALID.at(
                    List.of(new Violation("/agent", "unknown", "has no agent's profile")));

    private final Pool pool;
    private final Attempts attempts;
    private final Handovers handovers;
    private final Places places;
    private final IdempotentAnswers answers;
    private final Audit audit;

    HandOver(
            Pool pool,
            Attempts attempts,
            Handovers handovers,
            Places places,
            IdempotentAnswers answers,
            Audit audit) {
        this.pool = pool;
        this.attempts = attempts;
        this.handovers = handovers;
        this.places = places;
        this.answers = answers;
        this.audit = audit;
    }

    Uni<Answer> handOver(Handover handover, Optional<RequestKey> key) {
        return pool.withTransaction(tx -> answers.once(tx, key, () -> handOver(tx, handover)))
                .onFailure(AnsweredMeanwhile.class)
                .retry()
                .atMost(1);
    }

    private Uni<Answer> handOver(SqlConnection tx, Handover handover) {
        return attempts.lock(tx, handover.by().attemptId())
                .chain(
                        found -> {
                            Optional<Problem> refusal =
                                    found.map(one -> HandoverRules.refusal(one, handover))
                                            .orElse(Optional.of(Problems.NOT_FOUND));
                            return refusal.isPresent()
                                    ? refused(refusal.get())
                                    : judge(tx, found.get(), handover);
                        });
    }

    private Uni<Answer> judge(SqlConnection tx, Attempt attempt, Handover handover) {
        return places.exists(tx, handover.to())
                .chain(
                        exists ->
                                exists
                                        ? give(tx, attempt, handover)
                                                .replaceWith(Answer.Done.nothing())
                                        : refused(NO_SUCH_AGENT));
    }

    private Uni<Void> give(SqlConnection tx, Attempt attempt, Handover handover) {
        return handovers
                .queueOf(tx, attempt)
                .map(queue -> handover.to().from(queue))
                .call(queue -> places.open(tx, queue))
                .chain(queue -> handovers.move(tx, attempt, queue))
                .chain(offers -> places.announce(tx, offers))
                .chain(() -> handovers.note(tx, attempt, handover))
                .chain(() -> audit.append(tx, entry(attempt, handover)));
    }

    private static AuditEntry entry(Attempt attempt, Handover handover) {
        return new AuditEntry(
                AuditAct.HAND_OVER,
                handover.by().agent(),
                AuditEntry.attempt(attempt.id()),
                attempt.brief().customerId(),
                handover.because().name());
    }

    private static Uni<Answer> refused(Problem problem) {
        return Uni.createFrom().item(new Answer.Refused(problem));
    }
}
