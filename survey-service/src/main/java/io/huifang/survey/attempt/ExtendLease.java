package io.huifang.survey.attempt;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.idempotency.AnsweredMeanwhile;
import io.huifang.survey.idempotency.IdempotentAnswers;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** A holder says that he is still at it. */
@ApplicationScoped
public class ExtendLease {
    private final Pool pool;
    private final Attempts attempts;
    private final IdempotentAnswers answers;
    private final JsonBodies json;

    ExtendLease(Pool pool, Attempts attempts, IdempotentAnswers answers, JsonBodies json) {
        this.pool = pool;
        this.attempts = attempts;
        this.answers = answers;
        this.json = json;
    }

    public Uni<Answer> extend(Holder holder, Optional<RequestKey> key) {
        return pool.withTransaction(tx -> answers.once(tx, key, () -> extend(tx, holder)))
                .plug(AnsweredMeanwhile::lookAgain);
    }

    private Uni<Answer> extend(SqlConnection tx, Holder holder) {
        return attempts.extend(tx, holder)
                .chain(
                        lease ->
                                lease.isPresent()
                                        ? Uni.createFrom().item(told(holder, lease.get()))
                                        : attempts.refusalOfWrite(tx, holder).map(Refusal::answer));
    }

    private Answer told(Holder holder, Lease lease) {
        return Answer.Done.ok(holder.token().orElseThrow(), json.of(LeaseView.of(lease)));
    }
}
