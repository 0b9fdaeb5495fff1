package io.huifang.survey.history;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.exchange.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows one attempt, or all contacts with one customer, to those who may see them. */
@ApplicationScoped
class ShowHistory {
    /** Contacts shown of one customer. */
    private static final int MOST = 200;

    private final Pool pool;
    private final Attempts attempts;
    private final Conclusions conclusions;
    private final BesidesCalls besidesCalls;
    private final Readers readers;
    private final JsonBodies json;

    ShowHistory(
            Pool pool,
            Attempts attempts,
            Conclusions conclusions,
            BesidesCalls besidesCalls,
            Readers readers,
            JsonBodies json) {
        this.pool = pool;
        this.attempts = attempts;
        this.conclusions = conclusions;
        this.besidesCalls = besidesCalls;
        this.readers = readers;
        this.json = json;
    }

    Uni<Answer> attempt(UUID attemptId, Reader reader) {
        return pool.withTransaction(
                tx ->
                        attempts.find(tx, attemptId)
                                .chain(
                                        found ->
                                                found.filter(one -> mayRead(one, reader))
                                                        .map(one -> show(tx, one, reader))
                                                        .orElseGet(ShowHistory::nothing)));
    }

    Uni<Answer> timeline(String customerId, Reader reader) {
        return pool.withTransaction(
                tx ->
                        readers.mayReadAbout(tx, reader, customerId)
                                .chain(may -> may ? timeline(tx, customerId) : nothing()));
    }

    private Uni<Answer> timeline(SqlConnection tx, String customerId) {
        return conclusions
                .latest(tx, List.of(customerId), MOST)
                .map(contacts -> contacts.stream().map(ConclusionView::of).toList())
                .chain(contacts -> besidesCalls.timeline(tx, customerId, contacts, MOST))
                .map(view -> new Answer.Done(200, null, json.of(view)));
    }

    private static boolean mayRead(Attempt attempt, Reader reader) {
        return reader.seesAll() || attempt.isOf(reader.account());
    }

    // A former holder sees how the attempt stands, not what another wrote about it.
    private Uni<Answer> show(SqlConnection tx, Attempt attempt, Reader reader) {
        boolean whole = reader.seesAll() || reader.account().equals(attempt.agent());
        Uni<Optional<Conclusion>> conclusion =
                whole ? conclusions.of(tx, attempt.id()) : Uni.createFrom().item(Optional.empty());
        return conclusion.map(
                ended -> {
                    AttemptView view = AttemptView.of(attempt, ended.orElse(null));
                    return Answer.Done.ok(attempt.token(), json.of(view));
                });
    }

    private static Uni<Answer> nothing() {
        return Uni.createFrom().item(new Answer.Refused(Problems.NOT_FOUND));
    }
}
