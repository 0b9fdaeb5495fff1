package io.huifang.survey.insight.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.survey.insight.measure.Interval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers of one indicator over time.
 *
 * @param by what lines are told apart by; absent when they are not
 * @param only what it is narrowed to, by dimension
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeriesView(
        String indicator,
        String unit,
        String grain,
        Instant from,
        Instant to,
        String by,
        Map<String, String> only,
        List<LineView> lines) {

    /**
     * @param of what the line is of; empty for all together
     * @param total over all windows: the rate of the sums; of what is due, over those that are over
     */
    record LineView(Map<String, String> of, FigureView total, List<PointView> points) {}

    /**
     * @param provisional it may still change by what happens
     */
    record PointView(
            Instant windowStart, Instant windowEnd, FigureView figure, boolean provisional) {}

    /**
     * @param interval of 95 %, low and high; absent when there is none
     * @param hidden so few people that nothing is told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FigureView(
            Long numerator,
            Long denominator,
            BigDecimal value,
            List<BigDecimal> interval,
            Long n,
            boolean hidden) {

        static FigureView of(Figure figure) {
            return new FigureView(
                    figure.numerator(),
                    figure.denominator(),
                    figure.value(),
                    figure.interval() == null ? null : ends(figure.interval()),
                    figure.n(),
                    figure.hidden());
        }

        private static List<BigDecimal> ends(Interval interval) {
            return List.of(decimal(interval.low()), decimal(interval.high()));
        }

        private static BigDecimal decimal(double end) {
            return BigDecimal.valueOf(end).setScale(Value.SCALE, RoundingMode.HALF_UP);
        }
    }

    static SeriesView of(Series series) {
        SeriesQuery query = series.query();
        Map<String, String> only = new TreeMap<>();
        query.only().forEach((dimension, value) -> only.put(dimension.member(), value));
        return new SeriesView(
                series.indicator().name(),
                series.indicator().unit(),
                query.grain().name().toLowerCase(Locale.ROOT),
                query.from(),
                query.to(),
                query.by().map(Dimension::member).orElse(null),
                only,
                series.lines().stream().map(SeriesView::line).toList());
    }

    private static LineView line(Series.Line line) {
        return new LineView(
                new TreeMap<>(line.of()),
                FigureView.of(line.total()),
                line.points().stream()
                        .map(
                                it ->
                                        new PointView(
                                                it.from(),
                                                it.until(),
                                                FigureView.of(it.figure()),
                                                it.provisional()))
                        .toList());
    }
}
