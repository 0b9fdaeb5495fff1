package io.huifang.survey.insight.page;

import io.huifang.survey.insight.indicator.Catalogue;
import io.huifang.survey.insight.indicator.Figure;
import io.huifang.survey.insight.indicator.Indicator;
import io.huifang.survey.insight.indicator.Series;
import io.huifang.survey.page.Wording;

import java.math.BigDecimal;
import java.util.Set;

/**
 * One number at a glance.
 *
 * @param name of the indicator, in words
 * @param value with its unit
 * @param interval where it lies; empty when that is not known
 * @param n how many it rests on; empty when hidden
 * @param alarm whether it is not what it must be
 * @param path to all that is behind it
 */
public record Tile(
        String name, String value, String interval, String n, boolean alarm, String path) {
    private static final Set<String> MUST_BE_NONE = Set.of("budget-breaches", "stale-offered");
    private static final Set<String> MUST_BE_ALL = Set.of("explained-share");

    /**
     * @param series null or empty when nothing was counted
     */
    static Tile of(String indicator, Series series, DashboardQuery query, Wording wording) {
        String name = wording.name("indicator", indicator);
        String path = "/insight/figures/" + indicator + "?" + query.parameters();
        if (series == null || series.lines().isEmpty()) {
            return new Tile(name, Numbers.NONE, "", "", false, path);
        }
        Numbers numbers = new Numbers(wording);
        Indicator counted = Catalogue.named(indicator);
        Figure total = series.lines().get(0).total();
        return new Tile(
                name,
                numbers.value(counted, total),
                numbers.interval(counted, total),
                total.n() == null ? "" : wording.say("n", numbers.count(total.n())),
                alarms(indicator, total.value()),
                path);
    }

    private static boolean alarms(String indicator, BigDecimal value) {
        if (value == null) return false;
        return MUST_BE_NONE.contains(indicator) && value.signum() > 0
                || MUST_BE_ALL.contains(indicator) && value.compareTo(BigDecimal.ONE) < 0;
    }
}
