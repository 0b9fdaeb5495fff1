package io.huifang.survey.insight.churn;

import io.huifang.contract.Topic;
import io.huifang.contract.analytics.ChurnRiskFact;
import io.huifang.outbox.Outbox;
import io.huifang.survey.attempt.SurveyFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** What those who count are told of customers who went silent. */
@ApplicationScoped
class ChurnNews {
    private final SurveyFacts facts;
    private final Outbox outbox;

    ChurnNews(SurveyFacts facts, Outbox outbox) {
        this.facts = facts;
        this.outbox = outbox;
    }

    /** In the caller's transaction. */
    Uni<Void> append(SqlConnection tx, List<ChurnRiskFact> risks) {
        if (risks.isEmpty()) return Uni.createFrom().voidItem();
        return outbox.append(
                tx,
                risks.stream()
                        .map(it -> facts.record(Topic.ANALYTICS_RESPONSES, it, null))
                        .toList());
    }
}
