package io.huifang.survey.insight.churn;

import io.huifang.contract.analytics.ChurnRiskFact;
import io.huifang.survey.sealing.Pseudonyms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells of customers who went silent after a matter was left unsolved. A case is settled, and told
 * when it is a risk, in one transaction: each once, on however many replicas. An erasure waits for
 * it or is before it; of what it has deleted nothing is told.
 */
@ApplicationScoped
class TellChurnRisks {
    private static final int AT_ONCE = 200;

    private final Pool pool;
    private final UnsolvedCases cases;
    private final Pseudonyms pseudonyms;
    private final ChurnNews news;
    private final Duration silentFor;
    private final Clock clock;

    TellChurnRisks(
            Pool pool,
            UnsolvedCases cases,
            Pseudonyms pseudonyms,
            ChurnNews news,
            ChurnConfig config,
            Clock clock) {
        this.pool = pool;
        this.cases = cases;
        this.pseudonyms = pseudonyms;
        this.news = news;
        this.silentFor = config.silentFor();
        this.clock = clock;
    }

    /** Whether there may be more. */
    Uni<Boolean> tell() {
        Instant now = clock.instant();
        return pool.withTransaction(
                tx ->
                        cases.due(tx, now.minus(silentFor), AT_ONCE)
                                .call(due -> settle(tx, due, now))
                                .map(due -> due.size() == AT_ONCE));
    }

    private Uni<Void> settle(SqlConnection tx, List<UnsolvedCase> due, Instant now) {
        if (due.isEmpty()) return Uni.createFrom().voidItem();
        List<ChurnRiskFact> risks =
                due.stream().filter(UnsolvedCase::isRisk).map(it -> fact(it, now)).toList();
        return cases.settle(tx, due).chain(() -> news.append(tx, risks));
    }

    private ChurnRiskFact fact(UnsolvedCase risk, Instant now) {
        return new ChurnRiskFact(
                pseudonyms.factId(ChurnRiskFact.TYPE, risk.callbackId().toString()),
                now,
                pseudonyms.of(risk.customerId()),
                risk.callbackId(),
                risk.reason(),
                risk.outcome(),
                risk.attempts(),
                risk.closedAt(),
                (int) silentFor.toDays());
    }
}
