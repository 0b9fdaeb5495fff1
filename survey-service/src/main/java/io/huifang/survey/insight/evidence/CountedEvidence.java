package io.huifang.survey.insight.evidence;

import io.huifang.survey.insight.guess.LearnRootCauses;
import io.huifang.survey.insight.theme.CountThemes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/**
 * What of conclusions and answers is counted and not kept: each fact once. Always in one order,
 * because what is counted is locked until the commit, and other replicas count it, too.
 */
@ApplicationScoped
class CountedEvidence {
    private final CountThemes countThemes;
    private final LearnRootCauses learnRootCauses;

    CountedEvidence(CountThemes countThemes, LearnRootCauses learnRootCauses) {
        this.countThemes = countThemes;
        this.learnRootCauses = learnRootCauses;
    }

    Uni<Void> add(SqlConnection tx, Heard heard) {
        return countThemes
                .count(tx, heard.responses())
                .chain(() -> learnRootCauses.learn(tx, heard.attempts()));
    }

    /**
     * Forgets some of before then; tells at least so many as were asked for when there are more.
     * Themes are a few numbers a day, and stay as indicators do.
     */
    Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return learnRootCauses.purge(client, end, most);
    }
}
