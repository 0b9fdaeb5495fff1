package io.huifang.survey.ballot;

import io.huifang.survey.smallgroup.SmallGroups;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what was answered without a name, without what so few answered that they could be known.
 */
@ApplicationScoped
class CountAnonymousAnswers {
    private final Pool pool;
    private final AnonymousAnswers answers;
    private final BallotConfig config;

    CountAnonymousAnswers(Pool pool, AnonymousAnswers answers, BallotConfig config) {
        this.pool = pool;
        this.answers = answers;
        this.config = config;
    }

    /** A day's answers must hide each other. */
    void start(@Observes StartupEvent event) {
        if (config.mixedAtOnce() < config.smallestShown()) {
            throw new IllegalStateException(
                    "huifang.ballots.mixed-at-once must not be below"
                            + " huifang.ballots.smallest-shown");
        }
    }

    Uni<AnonymousAnswersView> count(String questionnaire, int version) {
        return answers.counts(pool, questionnaire, version)
                .map(
                        counts ->
                                new AnonymousAnswersView(
                                        questionnaire,
                                        version,
                                        config.smallestShown(),
                                        shown(counts)));
    }

    private Map<String, Map<String, Long>> shown(Map<String, Map<String, Long>> counts) {
        Map<String, Map<String, Long>> shown = new TreeMap<>();
        counts.forEach(
                (question, people) ->
                        shown.put(question, SmallGroups.shown(people, config.smallestShown())));
        return shown;
    }
}
