package io.huifang.survey.word;

import io.huifang.survey.attempt.Announcements;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.AttemptMoves;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.exchange.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;

/**
 * Asks the scheduler whether an attempt still stands. One that does not goes back at once, as if it
 * had been withdrawn: the next agent would only be refused likewise, and the scheduler plans anew
 * what is returned. The scheduler is asked outside of any transaction.
 */
@ApplicationScoped
public class AskScheduler {
    /** The scheduler does not answer. */
    static final Problem NO_WORD =
            Problem.of(
                    503,
                    "scheduler-unavailable",
                    "The scheduler did not say whether the call still stands; try again");

    private final Pool pool;
    private final LatestWord latestWord;
    private final Protections protections;
    private final AttemptMoves moves;
    private final Announcements announcements;
    private final MeterRegistry meters;

    AskScheduler(
            Pool pool,
            LatestWord latestWord,
            Protections protections,
            AttemptMoves moves,
            Announcements announcements,
            MeterRegistry meters) {
        this.pool = pool;
        this.latestWord = latestWord;
        this.protections = protections;
        this.moves = moves;
        this.announcements = announcements;
        this.meters = meters;
    }

    /**
     * What came of asking.
     *
     * @param refusal why the number must not be shown; empty when it may
     * @param mayOffer whether the customer agrees to hear of offers; in doubt not
     */
    public record Leave(Optional<Problem> refusal, boolean mayOffer) {
        static final Leave GIVEN = new Leave(Optional.empty(), false);
        static final Leave WITH_OFFERS = new Leave(Optional.empty(), true);

        static Leave refused(Problem why) {
            return new Leave(Optional.of(why), false);
        }
    }

    /** Whether the number may be shown now. */
    public Uni<Leave> leave(Attempt attempt) {
        return latestWord
                .on(attempt)
                .invoke(word -> meters.counter("huifang.words", "word", word.name()).increment())
                .chain(
                        word ->
                                switch (word) {
                                    case STANDS -> Uni.createFrom().item(Leave.GIVEN);
                                    case STANDS_WITH_OFFERS ->
                                            Uni.createFrom().item(Leave.WITH_OFFERS);
                                    case GONE ->
                                            takeBack(attempt)
                                                    .replaceWith(
                                                            Leave.refused(
                                                                    Refusal.WITHDRAWN.problem()));
                                    case UNSAID -> unsaid(attempt);
                                });
    }

    private Uni<Void> takeBack(Attempt attempt) {
        return pool.withTransaction(
                tx ->
                        moves.withdraw(tx, List.of(attempt.id()))
                                .chain(gone -> announcements.announce(tx, gone)));
    }

    /** Whom a call protects, silence must not harm. */
    private Uni<Leave> unsaid(Attempt attempt) {
        return pool.withConnection(connection -> protections.of(connection, attempt.id()))
                .map(protects -> protects ? Leave.GIVEN : Leave.refused(NO_WORD));
    }
}
