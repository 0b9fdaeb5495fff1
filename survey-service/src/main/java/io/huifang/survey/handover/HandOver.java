package io.huifang.survey.handover;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Offer;
import io.huifang.survey.attempt.QueueName;
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
 * looks, and the audit has it with its receiver, all together.
 */
@ApplicationScoped
class HandOver {
    private static final Violation CONFLICT =
            new Violation("/agent", "conflict-of-interest", "must not call this customer");

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
                .plug(AnsweredMeanwhile::lookAgain);
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
        return places.fault(tx, handover.to())
                .chain(fault -> fault.isPresent() ? keep(fault) : conflict(tx, attempt, handover))
                .chain(
                        fault ->
                                fault.isPresent()
                                        ? refused(Problems.INVALID.at(List.of(fault.get())))
                                        : give(tx, attempt, handover)
                                                .replaceWith(Answer.Done.nothing()));
    }

    private static Uni<Optional<Violation>> keep(Optional<Violation> fault) {
        return Uni.createFrom().item(fault);
    }

    private Uni<Optional<Violation>> conflict(
            SqlConnection tx, Attempt attempt, Handover handover) {
        if (!(handover.to() instanceof Receiver.Agent to)) return keep(Optional.empty());
        boolean himself =
                handover.because() == HandoverBecause.CONFLICT_OF_INTEREST
                        && to.account().equals(attempt.agent());
        return himself
                ? keep(Optional.of(CONFLICT))
                : handovers
                        .isKeptFrom(tx, attempt, to.account())
                        .map(kept -> kept ? Optional.of(CONFLICT) : Optional.empty());
    }

    private Uni<Void> give(SqlConnection tx, Attempt attempt, Handover handover) {
        return handovers
                .queueOf(tx, attempt)
                .chain(from -> move(tx, attempt, from, handover))
                .chain(offers -> places.announce(tx, offers))
                .chain(() -> audit.append(tx, entry(attempt, handover)));
    }

    private Uni<List<Offer>> move(
            SqlConnection tx, Attempt attempt, QueueName from, Handover handover) {
        QueueName to = handover.to().from(from);
        String keptFrom = HandoverRules.keptFrom(attempt, from, handover.because());
        return places.open(tx, to).chain(() -> handovers.move(tx, attempt, to, keptFrom));
    }

    private static AuditEntry entry(Attempt attempt, Handover handover) {
        return new AuditEntry(
                AuditAct.HAND_OVER,
                handover.by().agent(),
                AuditEntry.attempt(attempt.id()),
                attempt.brief().customerId(),
                handover.because() + " to=" + handover.to().code());
    }

    private static Uni<Answer> refused(Problem problem) {
        return Uni.createFrom().item(new Answer.Refused(problem));
    }
}
