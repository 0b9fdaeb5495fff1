package io.huifang.survey.insight.page;

import io.huifang.survey.insight.indicator.Indicators;
import io.huifang.survey.insight.indicator.Series;
import io.huifang.survey.insight.page.ConcludedAttempts.ConcludedAttempt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Gathers all that is behind one number. */
@ApplicationScoped
class ShowFigure {
    private static final int MOST_ATTEMPTS = 50;

    private final Pool pool;
    private final Indicators indicators;
    private final ConcludedAttempts attempts;

    ShowFigure(Pool pool, Indicators indicators, ConcludedAttempts attempts) {
        this.pool = pool;
        this.indicators = indicators;
        this.attempts = attempts;
    }

    /**
     * @param daily all together, or of the reason that is asked for
     * @param byReason told apart by reason; the same when one reason is asked for
     * @param attempts the latest that were concluded; null when they were not asked for
     */
    record Behind(Series daily, Series byReason, List<ConcludedAttempt> attempts) {}

    /**
     * @param indicator one of the catalogue
     * @param withAttempts whether who asks may see attempts one by one
     */
    Uni<Behind> show(String indicator, DashboardQuery query, boolean withAttempts) {
        return indicators
                .series(query.daily(indicator))
                .chain(
                        daily ->
                                indicators
                                        .series(query.byReason(indicator))
                                        .map(byReason -> new Behind(daily, byReason, null)))
                .chain(
                        behind ->
                                withAttempts
                                        ? withAttempts(behind, query)
                                        : Uni.createFrom().item(behind));
    }

    private Uni<Behind> withAttempts(Behind behind, DashboardQuery query) {
        return attempts.latest(pool, query, MOST_ATTEMPTS)
                .map(latest -> new Behind(behind.daily(), behind.byReason(), latest));
    }
}
