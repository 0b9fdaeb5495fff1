package io.huifang.survey.freeze;

import io.huifang.contract.callback.Purpose;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.idempotency.AnsweredMeanwhile;
import io.huifang.survey.idempotency.IdempotentAnswers;
import io.huifang.survey.idempotency.RequestKey;
import io.huifang.survey.verification.IdentityCheck;
import io.huifang.survey.verification.IdentityChecks;
import io.huifang.survey.verification.IdentityRefusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/**
 * Asks for a freeze on the holder's word: of a customer who has shown who he is, and in a matter of
 * risk of whoever is on the line, because a freeze protects the customer from both.
 */
@ApplicationScoped
public class RequestFreeze {
    private final Pool pool;
    private final Attempts attempts;
    private final IdentityChecks checks;
    private final FreezeOrders orders;
    private final IdempotentAnswers answers;
    private final JsonBodies json;

    RequestFreeze(
            Pool pool,
            Attempts attempts,
            IdentityChecks checks,
            FreezeOrders orders,
            IdempotentAnswers answers,
            JsonBodies json) {
        this.pool = pool;
        this.attempts = attempts;
        this.checks = checks;
        this.orders = orders;
        this.answers = answers;
        this.json = json;
    }

    public Uni<Answer> request(Holder holder, FreezeRequest request, Optional<RequestKey> key) {
        return pool.withTransaction(
                        tx -> answers.once(tx, key, () -> underLease(tx, holder, request)))
                .plug(AnsweredMeanwhile::lookAgain);
    }

    private Uni<Answer> underLease(SqlConnection tx, Holder holder, FreezeRequest request) {
        return attempts.lock(tx, holder.attemptId())
                .chain(
                        found -> {
                            Optional<Refusal> refusal = Refusal.ofWrite(found, holder);
                            return refusal.isPresent()
                                    ? Uni.createFrom().item(refusal.get().answer())
                                    : checks.of(tx, found.get())
                                            .chain(check -> judge(tx, found.get(), request, check));
                        });
    }

    private Uni<Answer> judge(
            SqlConnection tx, Attempt attempt, FreezeRequest request, IdentityCheck check) {
        Optional<IdentityRefusal> refusal = refusal(attempt, check);
        if (refusal.isPresent()) {
            return Uni.createFrom().item(refusal.get().answer());
        }
        FreezeOrders.Order order =
                new FreezeOrders.Order(
                        request.because(), attempt.agent(), check.verified(), attempt.readAt());
        return orders.send(tx, attempt, order)
                .chain(() -> orders.of(tx, attempt))
                .map(sent -> Answer.Done.ok(attempt.token(), json.of(sent.orElseThrow())));
    }

    private static Optional<IdentityRefusal> refusal(Attempt attempt, IdentityCheck check) {
        if (attempt.revealedAt() == null) {
            return Optional.of(IdentityRefusal.NOT_REVEALED);
        }
        boolean protects = attempt.brief().purpose().equals(Purpose.RISK.name());
        return check.verified() || protects
                ? Optional.empty()
                : Optional.of(IdentityRefusal.NOT_VERIFIED);
    }
}
