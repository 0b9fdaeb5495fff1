package io.huifang.survey.insight.page;

import io.huifang.survey.insight.funnel.Funnel;
import io.huifang.survey.insight.funnel.Funnel.Stage;
import io.huifang.survey.page.Wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * What became of events, from the first to the last.
 *
 * @param stages in order; empty when there was no event
 */
public record FunnelTable(List<Row> stages) {
    private static final int WIDEST = 20;

    /**
     * One stage.
     *
     * @param name in words
     * @param count how many came so far
     * @param width of its bar, from 0 to 20 for the largest stage
     * @param share of the largest stage
     * @param lost where others went, the most first
     * @param path to the numbers behind it
     */
    public record Row(
            String name, String count, long width, String share, List<Loss> lost, String path) {}

    /**
     * So many went no further.
     *
     * @param why in words
     * @param path to the numbers behind it
     */
    public record Loss(String why, String count, String path) {}

    static FunnelTable of(Funnel funnel, DashboardQuery query, Wording wording) {
        long widest = funnel.stages().stream().mapToLong(Stage::count).max().orElse(0);
        if (widest == 0) return new FunnelTable(List.of());
        return new FunnelTable(
                funnel.stages().stream().map(it -> row(it, widest, query, wording)).toList());
    }

    private static Row row(Stage stage, long widest, DashboardQuery query, Wording wording) {
        Numbers numbers = new Numbers(wording);
        return new Row(
                wording.name("indicator", stage.name()),
                numbers.count(stage.count()),
                stage.count() * WIDEST / widest,
                numbers.share(
                        BigDecimal.valueOf(stage.count())
                                .divide(BigDecimal.valueOf(widest), 6, RoundingMode.HALF_UP)),
                stage.lost().entrySet().stream()
                        .filter(it -> it.getValue() > 0)
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(
                                it ->
                                        new Loss(
                                                wording.name("indicator", it.getKey()),
                                                numbers.count(it.getValue()),
                                                path(it.getKey(), query)))
                        .toList(),
                path(stage.name(), query));
    }

    private static String path(String indicator, DashboardQuery query) {
        return "/insight/figures/" + indicator + "?" + query.parameters();
    }
}
