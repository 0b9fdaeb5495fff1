package io.huifang.survey.insight.guess;

import io.huifang.survey.insight.InsightConfig;
import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.smallgroup.SmallGroups;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Shows how often guesses were right, beside what needs no guess. Changes nothing. */
@ApplicationScoped
public class ShowAccuracy {
    private final Pool pool;
    private final Guesses guesses;
    private final GuessConfig config;
    private final InsightConfig insight;

    ShowAccuracy(Pool pool, Guesses guesses, GuessConfig config, InsightConfig insight) {
        this.pool = pool;
        this.guesses = guesses;
        this.config = config;
        this.insight = insight;
    }

    public Uni<GuessAccuracyView> of(Period period) {
        return guesses.byReason(pool, period)
                .chain(
                        reasons ->
                                guesses.latest(pool, null, config.over())
                                        .map(latest -> view(period, reasons, latest)));
    }

    private GuessAccuracyView view(Period period, List<Accuracy> reasons, Accuracy latest) {
        int smallest = insight.smallestGroup();
        Set<Integer> hidden =
                SmallGroups.hidden(reasons.stream().map(Accuracy::n).toList(), Set.of(), smallest);
        return new GuessAccuracyView(
                config.enabled(),
                period.from(),
                period.until(),
                AccuracyView.of(reasons.stream().reduce(Accuracy.NONE, Accuracy::plus), smallest),
                IntStream.range(0, reasons.size())
                        .mapToObj(
                                place ->
                                        hidden.contains(place)
                                                ? AccuracyView.hidden(reasons.get(place))
                                                : AccuracyView.of(reasons.get(place), smallest))
                        .toList(),
                AccuracyView.of(latest, smallest));
    }
}
