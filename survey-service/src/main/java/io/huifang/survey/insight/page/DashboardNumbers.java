package io.huifang.survey.insight.page;

import io.huifang.survey.insight.churn.ChurnRiskView;
import io.huifang.survey.insight.effect.EffectsView;
import io.huifang.survey.insight.funnel.Funnel;
import io.huifang.survey.insight.indicator.Series;
import io.huifang.survey.insight.signal.SignalView;
import io.huifang.survey.insight.suggestion.SuggestionView;

import java.util.List;
import java.util.Map;

/**
 * Everything that the dashboard shows, as the use cases answer it.
 *
 * @param daily by indicator, by the day
 * @param storm by indicator, by the hour or the day
 * @param byHour callbacks by the hour and by reason
 */
record DashboardNumbers(
        Map<String, Series> daily,
        Map<String, Series> storm,
        Series byHour,
        Funnel funnel,
        Found found) {

    /** What was found in the numbers. */
    record Found(
            EffectsView effects,
            List<SignalView> signals,
            List<SuggestionView> suggestions,
            ChurnRiskView churn) {}
}
