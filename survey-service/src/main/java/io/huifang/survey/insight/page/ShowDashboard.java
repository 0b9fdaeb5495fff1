package io.huifang.survey.insight.page;

import io.huifang.survey.insight.effect.ShowEffects;
import io.huifang.survey.insight.funnel.Funnels;
import io.huifang.survey.insight.indicator.Indicators;
import io.huifang.survey.insight.indicator.Series;
import io.huifang.survey.insight.indicator.SeriesQuery;
import io.huifang.survey.insight.page.DashboardNumbers.Found;
import io.huifang.survey.insight.signal.ShowSignals;
import io.huifang.survey.insight.suggestion.FindSuggestions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.LinkedHashMap;
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

    ShowDashboard(
            Indicators indicators,
            Funnels funnels,
            ShowEffects showEffects,
            ShowSignals showSignals,
            FindSuggestions findSuggestions) {
        this.indicators = indicators;
        this.funnels = funnels;
        this.showEffects = showEffects;
        this.showSignals = showSignals;
        this.findSuggestions = findSuggestions;
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
                                        .chain(
                                                signals ->
                                                        findSuggestions
                                                                .in(query.period())
                                                                .map(
                                                                        all ->
                                                                                new Found(
                                                                                        effects,
                                                                                        signals,
                                                                                        all))));
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
