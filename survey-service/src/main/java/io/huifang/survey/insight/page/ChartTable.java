package io.huifang.survey.insight.page;

import io.huifang.survey.insight.indicator.Grain;
import io.huifang.survey.insight.indicator.Indicator;
import io.huifang.survey.insight.indicator.Series;
import io.huifang.survey.insight.indicator.Series.Point;
import io.huifang.survey.page.Wording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some indicators over time, as a table from which the script draws a chart.
 *
 * @param id of the figure
 * @param title in the page's language
 * @param unit of the chart's axis
 * @param columns the indicators in words
 * @param rows windows without gaps, in order; empty when nothing was counted
 */
public record ChartTable(
        String id, String title, String unit, List<String> columns, List<Row> rows) {

    /**
     * One window.
     *
     * @param at when it begins
     * @param provisional whether it may still change by what happens
     */
    public record Row(String at, List<Cell> cells, boolean provisional) {}

    /**
     * One number.
     *
     * @param text as people read it
     * @param raw as the chart takes it; null for none
     */
    public record Cell(String text, String raw) {
        static final Cell NONE = new Cell(Numbers.NONE, null);
    }

    /** Each of the same windows. */
    static ChartTable of(String id, List<Series> all, DashboardQuery query, Wording wording) {
        return new ChartTable(
                id,
                wording.say("chart." + id),
                wording.say("chart." + id + ".unit"),
                all.stream().map(it -> wording.name("indicator", it.indicator().name())).toList(),
                rows(all, query, wording));
    }

    private static List<Row> rows(List<Series> all, DashboardQuery query, Wording wording) {
        TreeMap<Instant, Map<Integer, Point>> windows = windows(all);
        if (windows.isEmpty()) return List.of();
        Grain grain = all.get(0).query().grain();
        List<Row> rows = new ArrayList<>();
        Instant last = windows.lastKey();
        for (Instant at = windows.firstKey();
                !at.isAfter(last);
                at = grain.endOf(at, query.zone())) {
            rows.add(row(at, windows.getOrDefault(at, Map.of()), all, wording));
        }
        return rows;
    }

    private static TreeMap<Instant, Map<Integer, Point>> windows(List<Series> all) {
        TreeMap<Instant, Map<Integer, Point>> windows = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            int column = i;
            all.get(i).lines().stream()
                    .flatMap(line -> line.points().stream())
                    .forEach(
                            point ->
                                    windows.computeIfAbsent(point.from(), any -> new HashMap<>())
                                            .put(column, point));
        }
        return windows;
    }

    private static Row row(
            Instant at, Map<Integer, Point> points, List<Series> all, Wording wording) {
        Numbers numbers = new Numbers(wording);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Point point = points.get(i);
            Indicator indicator = all.get(i).indicator();
            cells.add(
                    point == null
                            ? Cell.NONE
                            : new Cell(
                                    numbers.value(indicator, point.figure()),
                                    Numbers.raw(indicator, point.figure())));
        }
        boolean day = all.get(0).query().grain() == Grain.DAY;
        String begins = wording.at(at);
        return new Row(
                day ? begins.substring(0, begins.indexOf(' ')) : begins,
                cells,
                points.values().stream().anyMatch(Point::provisional));
    }
}
