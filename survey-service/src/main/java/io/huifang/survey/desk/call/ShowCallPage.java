package io.huifang.survey.desk.call;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.call.CallViews;
import io.huifang.survey.history.Conclusions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All that the holder of an attempt needs for the call but the number. */
@ApplicationScoped
class ShowCallPage {
    /** Earlier contacts shown. */
    private static final int MOST = 50;

    private final Pool pool;
    private final Attempts attempts;
    private final Conclusions conclusions;
    private final PastMessages messages;
    private final CallViews views;
    private final CallPapers papers;

    ShowCallPage(
            Pool pool,
            Attempts attempts,
            Conclusions conclusions,
            PastMessages messages,
            CallViews views,
            CallPapers papers) {
        this.pool = pool;
        this.attempts = attempts;
        this.conclusions = conclusions;
        this.messages = messages;
        this.views = views;
        this.papers = papers;
    }

    /** What somebody who asks for a call is shown. */
    sealed interface Shown {
        /** It is in his hand. */
        record Live(Call call) implements Shown {}

        /** It is not, or no more. */
        record Refused(Refusal because) implements Shown {}
    }

    Uni<Shown> show(UUID attemptId, String agent) {
        return pool.withConnection(
                connection ->
                        attempts.find(connection, attemptId)
                                .chain(found -> show(connection, found, agent)));
    }

    private Uni<Shown> show(SqlConnection connection, Optional<Attempt> found, String agent) {
        Optional<Refusal> refusal = Refusal.ofLook(found, agent);
        return refusal.isPresent()
                ? Uni.createFrom().item(new Shown.Refused(refusal.get()))
                : live(connection, found.get());
    }

    // Asked for together: what does not depend on another answer does not wait for it.
    private Uni<Shown> live(SqlConnection connection, Attempt attempt) {
        String customer = attempt.brief().customerId();
        return Uni.combine()
                .all()
                .unis(
                        conclusions.latest(connection, List.of(customer), MOST),
                        messages.of(connection, customer),
                        views.stateOf(connection, attempt),
                        papers.of(connection, attempt))
                .with(
                        (history, written, state, its) ->
                                new Shown.Live(
                                        new Call(
                                                attempt,
                                                views.of(attempt, history, state),
                                                history,
                                                written,
                                                its)));
    }
}
