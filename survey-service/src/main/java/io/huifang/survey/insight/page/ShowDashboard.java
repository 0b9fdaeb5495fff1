package io.huifang.survey.insight.page;

import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.insight.churn.ShowChurnRisk;
import io.huifang.survey.insight.effect.EffectsView;
import io.huifang.survey.insight.effect.ShowEffects;
import io.huifang.survey.insight.funnel.Funnels;
import io.huifang.survey.insight.indicator.Indicators;
import io.huifang.survey.insight.indicator.Series;
import io.huifang.survey.insight.indicator.SeriesQuery;
import io.huifang.survey.insight.page.DashboardNumbers.Found;
import io.huifang.survey.insight.signal.ShowSignals;
import io.huifang.survey.insight.signal.SignalView;
import io.huifang.survey.insight.suggestion.FindSuggestions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Gathers what the dashboard shows, one after the other: the desk needs the database, too. */
@ApplicationScoped
class ShowDashboard {
    private final Indicators indicators;
    private final Funnels funnels;
    private final ShowEffects showEffects;
    private final ShowSignals showSignals;
    private final FindSuggestions findSuggestions;
    private final ShowChurnRisk showChurnRisk;

    ShowDashboard(
            Indicators indicators,
            Funnels funnels,
            ShowEffects showEffects,
            ShowSignals showSignals,
            FindSuggestions findSuggestions,
            ShowChurnRisk showChurnRisk) {
        this.indicators = indicators;
        this.funnels = funnels;
        this.showEffects = showEffects;
        this.showSignals = showSignals;
        this.findSuggestions = findSuggestions;
        this.showChurnRisk = showChurnRisk;
    }

    Uni<DashboardNumbers> show(DashboardQuery query) {
        return all(DashboardPage.DAILY, query::daily)
                .chain(
                        daily ->
                                all(DashboardPage.STORM, query::fine)
                                        .chain(storm -> show(query, daily, storm)));
    }

    private Uni<DashboardNumbers> show(
            DashboardQuery query, Map<String, Series> daily, Map<String, Series> storm) {
        return indicators
                .series(query.hoursByReason(DashboardPage.HEAT))
                .chain(
                        byHour ->
                                funnels.funnel(query.from(), query.until(), query.only())
                                        .chain(
                                                funnel ->
                                                        found(query)
                                                                .map(
                                                                        found ->
                                                                                new DashboardNumbers(
                                                                                        daily,
                                                                                        storm,
                                                                                        byHour,
                                                                                        funnel,
                                                                                        found))));
    }

    private Uni<Found> found(DashboardQuery query) {
        return showEffects
                .of(query.period())
                .chain(
                        effects ->
                                showSignals
                                        .of(query.period())
                                        .chain(signals -> found(query.period(), effects, signals)));
    }

    private Uni<Found> found(Period period, EffectsView effects, List<SignalView> signals) {
        return findSuggestions
                .in(period)
                .chain(
                        suggestions ->
                                showChurnRisk
                                        .in(period)
                                        .map(
                                                churn ->
                                                        new Found(
                                                                effects,
                                                                signals,
                                                                suggestions,
                                                                churn)));
    }

    private Uni<Map<String, Series>> all(
            Collection<String> names, Function<String, SeriesQuery> query) {
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .transformToUniAndConcatenate(name -> indicators.series(query.apply(name)))
                .collect()
                .in(LinkedHashMap::new, (all, one) -> all.put(one.indicator().name(), one));
    }
}
