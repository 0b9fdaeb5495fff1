package io.huifang.survey.ballot.told;

import io.huifang.outbox.Outbox;
import io.huifang.outbox.OutboxRecord;
import io.huifang.survey.attempt.SurveyFacts;
import io.huifang.survey.ballot.BallotConfig;
import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.List;

/**
 * Tells how often each score was given without a name, once for all, when the days it was mixed on
 * are over. Of several replicas one does it at a time; a day is told once.
 */
@ApplicationScoped
class TellAnonymousAnswers {
    /** What is counted of a questionnaire; other questions stay here. */
    private static final String[] SCORES = {"csat", "nps", "ces", "resolved"};

    private final Pool pool;
    private final AnonymousWindows windows;
    private final Outbox outbox;
    private final SurveyFacts facts;
    private final BallotConfig config;
    private final Rounds rounds;

    TellAnonymousAnswers(
            Pool pool,
            AnonymousWindows windows,
            Outbox outbox,
            SurveyFacts facts,
            BallotConfig config,
            Vertx vertx) {
        this.pool = pool;
        this.windows = windows;
        this.outbox = outbox;
        this.facts = facts;
        this.config = config;
        this.rounds =
                new Rounds(vertx, "Telling anonymous answers", config.tellEvery(), this::tell);
    }

    void start(@Observes StartupEvent event) {
        if (config.toldAtOnce() < config.smallestShown()) {
            throw new IllegalStateException(
                    "huifang.ballots.told-at-once must not be below"
                            + " huifang.ballots.smallest-shown");
        }
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    private Uni<Boolean> tell() {
        return pool.withTransaction(
                        tx ->
                                windows.close(tx, config.toldAtOnce(), SCORES)
                                        .map(this::records)
                                        .chain(records -> outbox.append(tx, records)))
                .replaceWith(false);
    }

    private List<OutboxRecord> records(List<Counted> counted) {
        return counted.stream()
                .flatMap(one -> one.facts(config.smallestShown()).stream())
                .map(facts::record)
                .toList();
    }
}
