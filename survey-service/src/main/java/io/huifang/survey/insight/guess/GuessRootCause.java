package io.huifang.survey.insight.guess;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.insight.InsightConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/**
 * Guesses what the matter of a claimed attempt comes from. The first guess is kept and shown again
 * ever after, so that what is measured is what was seen. Safe to repeat, by several replicas, too.
 */
@ApplicationScoped
public class GuessRootCause {
    private final KnownTraits traits;
    private final Lessons lessons;
    private final Guesses guesses;
    private final GuessConfig config;
    private final InsightConfig insight;

    GuessRootCause(
            KnownTraits traits,
            Lessons lessons,
            Guesses guesses,
            GuessConfig config,
            InsightConfig insight) {
        this.traits = traits;
        this.lessons = lessons;
        this.guesses = guesses;
        this.config = config;
        this.insight = insight;
    }

    /** Empty while too little was learned, and when it is switched off. */
    public Uni<Optional<GuessView>> of(SqlConnection connection, Attempt attempt) {
        if (!config.enabled()) return Uni.createFrom().item(Optional.empty());
        return guesses.of(connection, attempt.id())
                .chain(
                        kept ->
                                kept.isPresent()
                                        ? Uni.createFrom().item(kept)
                                        : first(connection, attempt))
                .chain(guess -> view(connection, attempt, guess));
    }

    private Uni<Optional<Guess>> first(SqlConnection connection, Attempt attempt) {
        return traits.of(connection, attempt.id())
                .chain(
                        known ->
                                known.isEmpty()
                                        ? Uni.createFrom().item(Optional.<Guess>empty())
                                        : lessons.about(connection, known.get())
                                                .map(
                                                        it ->
                                                                it.guess(
                                                                        config.least(),
                                                                        insight.smallestGroup())))
                .chain(
                        guess ->
                                guess.isEmpty()
                                        ? Uni.createFrom().item(guess)
                                        : keep(connection, attempt, guess.get()));
    }

    // Another replica, or the same page twice, may have been first: then that one counts.
    private Uni<Optional<Guess>> keep(SqlConnection connection, Attempt attempt, Guess guess) {
        return guesses.keep(connection, attempt.id(), attempt.brief().reason(), guess)
                .chain(() -> guesses.of(connection, attempt.id()));
    }

    private Uni<Optional<GuessView>> view(
            SqlConnection connection, Attempt attempt, Optional<Guess> guess) {
        if (guess.isEmpty()) return Uni.createFrom().item(Optional.empty());
        return guesses.latest(connection, attempt.brief().reason(), config.over())
                .map(
                        latest ->
                                Optional.of(
                                        GuessView.of(
                                                guess.get(),
                                                AccuracyView.of(latest, insight.smallestGroup()))));
    }
}
