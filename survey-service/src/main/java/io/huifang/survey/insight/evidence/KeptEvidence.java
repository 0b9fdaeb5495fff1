package io.huifang.survey.insight.evidence;

import io.huifang.survey.insight.churn.ChurnEvidence;
import io.huifang.survey.insight.effect.EffectAnswers;
import io.huifang.survey.insight.effect.EffectEvents;
import io.huifang.survey.insight.effect.ForgottenPseudonyms;
import io.huifang.survey.insight.signal.HarmCounts;
import io.huifang.survey.insight.suggestion.TriedAttempts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;

/** All that is kept of the facts. */
@ApplicationScoped
class KeptEvidence {
    private final EffectEvents effectEvents;
    private final EffectAnswers effectAnswers;
    private final TriedAttempts triedAttempts;
    private final HarmCounts harmCounts;
    private final ForgottenPseudonyms forgotten;
    private final ChurnEvidence churn;

    KeptEvidence(
            EffectEvents effectEvents,
            EffectAnswers effectAnswers,
            TriedAttempts triedAttempts,
            HarmCounts harmCounts,
            ForgottenPseudonyms forgotten,
            ChurnEvidence churn) {
        this.effectEvents = effectEvents;
        this.effectAnswers = effectAnswers;
        this.triedAttempts = triedAttempts;
        this.harmCounts = harmCounts;
        this.forgotten = forgotten;
        this.churn = churn;
    }

    /** But for the counts: rows that their facts make, and make again. */
    Uni<Void> add(SqlConnection tx, Heard heard) {
        return churn.hear(tx, heard.decisions(), heard.followUps())
                .chain(() -> effectEvents.add(tx, heard.decisions()))
                .chain(() -> effectAnswers.add(tx, heard.responses()))
                .chain(() -> triedAttempts.add(tx, heard.attempts()));
    }

    /** Forgets what happened before then, of each kind some; tells whether there may be more. */
    Uni<Boolean> purge(SqlClient client, Instant end, int most) {
        List<Uni<Integer>> kinds =
                List.of(
                        effectEvents.purge(client, end, most),
                        effectAnswers.purge(client, end, most),
                        triedAttempts.purge(client, end, most),
                        harmCounts.purge(client, end, most),
                        forgotten.purge(client, end, most),
                        churn.purge(client, end, most));
        Uni<Boolean> more = Uni.createFrom().item(false);
        for (Uni<Integer> kind : kinds) {
            more = more.chain(before -> kind.map(gone -> before || gone >= most));
        }
        return more;
    }
}
