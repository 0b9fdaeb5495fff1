package io.huifang.survey.insight.page;

import io.huifang.survey.insight.indicator.Indicators;
import io.huifang.survey.insight.indicator.Series;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** Gathers all that is behind one number. */
@ApplicationScoped
class ShowFigure {
    private final Indicators indicators;

    ShowFigure(Indicators indicators) {
        this.indicators = indicators;
    }

    /**
     * @param daily all together, or of the reason that is asked for
     * @param byReason told apart by reason; the same when one reason is asked for
     */
    record Behind(Series daily, Series byReason) {}

    /**
     * @param indicator one of the catalogue
     */
    Uni<Behind> show(String indicator, DashboardQuery query) {
        return indicators
                .series(query.daily(indicator))
                .chain(
                        daily ->
                                indicators
                                        .series(query.byReason(indicator))
                                        .map(byReason -> new Behind(daily, byReason)));
    }
}
