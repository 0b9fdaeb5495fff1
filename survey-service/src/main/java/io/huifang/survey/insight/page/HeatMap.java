package io.huifang.survey.insight.page;

import io.huifang.survey.insight.indicator.Dimension;
import io.huifang.survey.insight.indicator.Series;
import io.huifang.survey.page.Wording;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * When which reason comes: callbacks by reason and hour of the day.
 *
 * @param hours of the day, in words
 * @param rows the most frequent first
 * @param shortened whether only the latest days are in it
 */
public record HeatMap(List<String> hours, List<Row> rows, boolean shortened) {
    private static final int HOURS = 24;
    private static final int HOTTEST = 6;

    /**
     * One reason.
     *
     * @param reason in words
     * @param path the dashboard of this reason alone
     */
    public record Row(String reason, String path, List<Cell> cells, String total) {}

    /**
     * One hour of the day.
     *
     * @param count as people read it
     * @param heat from 0 for none to 6 for the most of all
     */
    public record Cell(String count, int heat) {}

    /** How many came for a reason, by hour of the day. */
    private record Counts(String reason, List<Long> byHour) {
        long total() {
            return byHour.stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * @param series counts by the hour, told apart by reason or of the one that is asked for
     */
    static HeatMap of(Series series, DashboardQuery query, Wording wording) {
        List<Counts> all =
                series.lines().stream()
                        .map(line -> counts(line, query))
                        .filter(it -> it.total() > 0)
                        .sorted(Comparator.comparing(Counts::total).reversed())
                        .toList();
        long most =
                all.stream()
                        .flatMap(it -> it.byHour().stream())
                        .mapToLong(it -> it)
                        .max()
                        .orElse(0);
        return new HeatMap(
                IntStream.range(0, HOURS).mapToObj("%02d"::formatted).toList(),
                all.stream().map(it -> row(it, most, query, wording)).toList(),
                !query.allByHour());
    }

    private static Counts counts(Series.Line line, DashboardQuery query) {
        long[] byHour = new long[HOURS];
        for (Series.Point point : line.points()) {
            Long count = point.figure().numerator();
            byHour[point.from().atZone(query.zone()).getHour()] += count == null ? 0 : count;
        }
        String reason = line.of().getOrDefault(Dimension.REASON.member(), query.reason());
        return new Counts(reason == null ? "" : reason, LongStream.of(byHour).boxed().toList());
    }

    private static Row row(Counts counts, long most, DashboardQuery query, Wording wording) {
        Numbers numbers = new Numbers(wording);
        return new Row(
                wording.name("reason", counts.reason()),
                "/insight?" + query.of(counts.reason()).parameters(),
                counts.byHour().stream()
                        .map(it -> new Cell(numbers.count(it), heat(it, most)))
                        .toList(),
                numbers.count(counts.total()));
    }

    /** Any at all is warmer than none. */
    static int heat(long count, long most) {
        return count == 0 ? 0 : (int) ((count * HOTTEST + most - 1) / most);
    }
}
