package io.huifang.survey.insight.guess;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Learns from concluded attempts that name a root cause, each once: the inbox knows attempts by
 * their ids, so a second delivery counts nothing, and a correction says nothing of root causes.
 */
@ApplicationScoped
public class LearnRootCauses {
    private static final String LEARNER = "survey-guess";

    private final Inbox inbox;
    private final Lessons lessons;
    private final Guesses guesses;

    LearnRootCauses(Inbox inbox, Lessons lessons, Guesses guesses) {
        this.inbox = inbox;
        this.lessons = lessons;
        this.guesses = guesses;
    }

    /**
     * In the caller's transaction. What is counted is locked until the commit, and other replicas
     * count it, too.
     */
    public Uni<Void> learn(SqlConnection tx, List<AttemptFact> attempts) {
        List<UUID> concluded =
                attempts.stream()
                        .filter(it -> it.revision() == 0 && teaches(it.rootCause()))
                        .map(AttemptFact::attemptId)
                        .toList();
        return inbox.firstTime(tx, LEARNER, concluded)
                .chain(first -> lessons.add(tx, first).chain(() -> guesses.name(tx, first)));
    }

    private static boolean teaches(String rootCause) {
        return rootCause != null && !Lessons.NO_LESSON.contains(rootCause);
    }

    /**
     * Forgets some of before then; tells at least so many as were asked for when there are more.
     */
    public Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return guesses.purge(client, end, most)
                .chain(gone -> lessons.purge(client, end, most).map(more -> gone + more));
    }
}
