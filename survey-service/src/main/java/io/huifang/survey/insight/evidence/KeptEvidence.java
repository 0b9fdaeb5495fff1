package io.huifang.survey.insight.evidence;

import io.huifang.survey.insight.churn.ChurnEvidence;
import io.huifang.survey.insight.effect.EffectEvidence;
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
    private final CountedEvidence counted;

    KeptEvidence(
            ChurnEvidence churn,
            EffectEvidence effect,
            TriedAttempts triedAttempts,
            HarmCounts harmCounts,
            CountedEvidence counted) {
        this.churn = churn;
        this.effect = effect;
        this.triedAttempts = triedAttempts;
        this.harmCounts = harmCounts;
        this.counted = counted;
    }

    /**
     * But for the counts of harm: rows that their facts make, and make again; last what is counted
     * of them.
     */
    Uni<Void> add(SqlConnection tx, Heard heard) {
        return churn.hear(tx, heard.decisions(), heard.followUps())
                .chain(() -> effect.hear(tx, heard.decisions(), heard.responses()))
                .chain(() -> triedAttempts.add(tx, heard.attempts()))
                .chain(() -> counted.add(tx, heard));
    }

    /** Forgets what happened before then, of each kind some; tells whether there may be more. */
    Uni<Boolean> purge(SqlClient client, Instant end, int most) {
        List<Uni<Integer>> kinds =
                List.of(
                        churn.purge(client, end, most),
                        effect.purge(client, end, most),
                        triedAttempts.purge(client, end, most),
                        harmCounts.purge(client, end, most),
                        counted.purge(client, end, most));
        Uni<Boolean> more = Uni.createFrom().item(false);
        for (Uni<Integer> kind : kinds) {
            more = more.chain(before -> kind.map(gone -> before || gone >= most));
        }
        return more;
    }
}
