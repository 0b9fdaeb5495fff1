package io.huifang.survey.insight.indicator;

import io.huifang.survey.insight.indicator.Series.Line;
import io.huifang.survey.insight.indicator.Series.Point;
import io.huifang.survey.insight.indicator.kpi.StoredKpis.StoredKpi;
import io.huifang.survey.smallgroup.SmallGroups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lays stored numbers out in lines and windows, and hides what must be. */
final class SeriesRows {
    private final Indicator indicator;
    private final SeriesQuery query;
    private final Instant now;

    /** By what the line is of, then by window. */
    private final Map<Map<String, String>, TreeMap<Window, Counted>> lines =
            new TreeMap<>(Comparator.comparing(Object::toString));

    private record Window(Instant from, Instant until) implements Comparable<Window> {
        @Override
        public int compareTo(Window other) {
            return from.compareTo(other.from);
        }
    }

    /** One number of one line. */
    private record Place(Map<String, String> line, Window window) {}

    SeriesRows(Indicator indicator, SeriesQuery query, Instant now) {
        this.indicator = indicator;
        this.query = query;
        this.now = now;
    }

    void add(StoredKpi row) {
        Map<String, String> line = new TreeMap<>(row.dimensions());
        query.only().keySet().forEach(dimension -> line.remove(dimension.member()));
        if (indicator.kind() == Kind.PERCENTILE) {
            line.remove("upTo");
        }
        lines.computeIfAbsent(line, of -> new TreeMap<>())
                .merge(new Window(row.start(), row.end()), counted(row), Counted::plus);
    }

    private Counted counted(StoredKpi row) {
        if (indicator.kind() == Kind.PERCENTILE) {
            long step = Long.parseLong(row.dimensions().get("upTo"));
            TreeMap<Long, Long> steps = new TreeMap<>(Map.of(step, row.numerator()));
            return new Counted(0, 0, 0, row.numerator(), steps);
        }
        boolean squares = !row.indicator().equals(indicator.countedAs());
        return squares
                ? new Counted(0, 0, row.numerator(), 0, new TreeMap<>())
                : new Counted(row.numerator(), row.denominator(), 0, row.n(), new TreeMap<>());
    }

    /**
     * @param smallest fewer people than these are hidden; 0 hides nobody
     */
    Series series(int smallest) {
        Set<Place> hidden = smallest == 0 ? Set.of() : hidden(smallest);
        List<Map<String, String>> named = List.copyOf(lines.keySet());
        List<Counted> totals = named.stream().map(of -> total(lines.get(of))).toList();
        Set<Integer> without =
                smallest == 0
                        ? Set.of()
                        : SmallGroups.hidden(
                                totals.stream().map(Counted::n).toList(), Set.of(), smallest);
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            boolean hide = without.contains(i);
            Figure total = hide ? Figure.HIDDEN : totals.get(i).figure(indicator);
            all.add(new Line(named.get(i), total, points(named.get(i), hidden, hide)));
        }
        return new Series(indicator, query, all);
    }

    private Counted total(TreeMap<Window, Counted> windows) {
        return windows.entrySet().stream()
                .filter(it -> !indicator.totalOfOver() || !it.getKey().until().isAfter(now))
                .map(Map.Entry::getValue)
                .reduce(Counted.NOTHING, Counted::plus);
    }

    /**
     * @param none whether the line's total is hidden, and could be added up from its windows
     */
    private List<Point> points(Map<String, String> line, Set<Place> hidden, boolean none) {
        List<Point> points = new ArrayList<>();
        lines.get(line)
                .forEach(
                        (window, counted) -> {
                            boolean hide = none || hidden.contains(new Place(line, window));
                            Figure figure = hide ? Figure.HIDDEN : counted.figure(indicator);
                            points.add(point(window, figure));
                        });
        return points;
    }

    private Point point(Window window, Figure figure) {
        boolean provisional = window.until().plus(indicator.settlesAfter()).isAfter(now);
        return new Point(window.from(), window.until(), figure, provisional);
    }

    /** Along each line, whose total is known, and across each window, whose total may be. */
    private Set<Place> hidden(int smallest) {
        List<Place> all = new ArrayList<>();
        lines.forEach(
                (of, windows) -> windows.keySet().forEach(one -> all.add(new Place(of, one))));
        List<List<Place>> rows = new ArrayList<>();
        rows.addAll(all.stream().collect(Collectors.groupingBy(Place::line)).values());
        rows.addAll(all.stream().collect(Collectors.groupingBy(Place::window)).values());
        Set<Place> hidden = new HashSet<>();
        int before;
        do {
            before = hidden.size();
            rows.forEach(row -> hide(row, hidden, smallest));
        } while (hidden.size() > before);
        return hidden;
    }

    private void hide(List<Place> row, Set<Place> hidden, int smallest) {
        Set<Integer> already = new TreeSet<>();
        for (int i = 0; i < row.size(); i++) {
            if (hidden.contains(row.get(i))) {
                already.add(i);
            }
        }
        List<Long> people =
                row.stream().map(it -> lines.get(it.line()).get(it.window()).n()).toList();
        SmallGroups.hidden(people, already, smallest).forEach(i -> hidden.add(row.get(i)));
    }
}
