package io.huifang.survey.insight.churn;

import io.huifang.survey.insight.InsightConfig;
import io.huifang.survey.insight.asking.Period;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;

/** Shows how many customers went silent, never who. Changes nothing. */
@ApplicationScoped
public class ShowChurnRisk {
    private final Pool pool;
    private final SilentCounts counts;
    private final ChurnConfig config;
    private final InsightConfig insight;
    private final Clock clock;

    ShowChurnRisk(
            Pool pool,
            SilentCounts counts,
            ChurnConfig config,
            InsightConfig insight,
            Clock clock) {
        this.pool = pool;
        this.counts = counts;
        this.config = config;
        this.insight = insight;
        this.clock = clock;
    }

    /**
     * @param period in which their callbacks ended
     */
    public Uni<ChurnRiskView> in(Period period) {
        int days = (int) config.silentFor().toDays();
        return counts.of(pool, period, clock.instant())
                .map(cells -> ChurnRiskView.of(period, days, cells, insight.smallestGroup()));
    }
}
