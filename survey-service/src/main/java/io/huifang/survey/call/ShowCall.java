package io.huifang.survey.call;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.UUID;

/** Shows a call to the agent who holds the live lease on it, and to nobody else. */
@ApplicationScoped
class ShowCall {
    private final Pool pool;
    private final Attempts attempts;
    private final CallViews views;
    private final JsonBodies json;

    ShowCall(Pool pool, Attempts attempts, CallViews views, JsonBodies json) {
        this.pool = pool;
        this.attempts = attempts;
        this.views = views;
        this.json = json;
    }

    Uni<Answer> show(UUID attemptId, String agent) {
        return pool.withConnection(
                connection ->
                        attempts.find(connection, attemptId)
                                .chain(found -> show(connection, found, agent)));
    }

    private Uni<Answer> show(SqlConnection connection, Optional<Attempt> found, String agent) {
        Optional<Refusal> refusal = Refusal.ofLook(found, agent);
        return refusal.isPresent()
                ? Uni.createFrom().item(refusal.get().answer())
                : views.of(connection, found.get())
                        .map(view -> Answer.Done.ok(found.get().token(), json.of(view)));
    }
}
