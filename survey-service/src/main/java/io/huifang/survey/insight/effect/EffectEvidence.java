package io.huifang.survey.insight.effect;

import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.callback.DecisionMade;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;

/** What is heard of customers who were called, and of those who were held out. */
@ApplicationScoped
public class EffectEvidence {
    private final EffectEvents events;
    private final EffectAnswers answers;
    private final ForgottenPseudonyms forgotten;

    EffectEvidence(EffectEvents events, EffectAnswers answers, ForgottenPseudonyms forgotten) {
        this.events = events;
        this.answers = answers;
        this.forgotten = forgotten;
    }

    /** The same again changes nothing. */
    public Uni<Void> hear(
            SqlConnection tx, List<DecisionMade> decisions, List<ResponseFact> responses) {
        return events.add(tx, decisions).chain(() -> answers.add(tx, responses));
    }

    /**
     * Forgets some of before then; tells at least so many as were asked for when there are more.
     */
    public Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return events.purge(client, end, most)
                .chain(gone -> answers.purge(client, end, most).map(more -> gone + more))
                .chain(gone -> forgotten.purge(client, end, most).map(more -> gone + more));
    }
}
