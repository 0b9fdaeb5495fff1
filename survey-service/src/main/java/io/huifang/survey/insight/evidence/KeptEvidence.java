package io.huifang.survey.insight.evidence;

import io.huifang.survey.insight.churn.ChurnEvidence;
import io.huifang.survey.insight.effect.EffectEvidence;
import io.huifang.survey.insight.guess.LearnRootCauses;
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
    private final ChurnEvidence churn;
    private final EffectEvidence effect;
    private final TriedAttempts triedAttempts;
    private final HarmCounts harmCounts;
    private final LearnRootCauses learnRootCauses;

    KeptEvidence(
            ChurnEvidence churn,
            EffectEvidence effect,
            TriedAttempts triedAttempts,
            HarmCounts harmCounts,
            LearnRootCauses learnRootCauses) {
        this.churn = churn;
        this.effect = effect;
        this.triedAttempts = triedAttempts;
        this.harmCounts = harmCounts;
        this.learnRootCauses = learnRootCauses;
    }

    /**
     * But for the counts of harm: rows that their facts make, and make again; last what is learned
     * of them, once each.
     */
    Uni<Void> add(SqlConnection tx, Heard heard) {
        return churn.hear(tx, heard.decisions(), heard.followUps())
                .chain(() -> effect.hear(tx, heard.decisions(), heard.responses()))
                .chain(() -> triedAttempts.add(tx, heard.attempts()))
                .chain(() -> learnRootCauses.learn(tx, heard.attempts()));
    }

    /** Forgets what happened before then, of each kind some; tells whether there may be more. */
    Uni<Boolean> purge(SqlClient client, Instant end, int most) {
        List<Uni<Integer>> kinds =
                List.of(
                        churn.purge(client, end, most),
                        effect.purge(client, end, most),
                        triedAttempts.purge(client, end, most),
                        harmCounts.purge(client, end, most),
                        learnRootCauses.purge(client, end, most));
        Uni<Boolean> more = Uni.createFrom().item(false);
        for (Uni<Integer> kind : kinds) {
            more = more.chain(before -> kind.map(gone -> before || gone >= most));
        }
        return more;
    }
}
