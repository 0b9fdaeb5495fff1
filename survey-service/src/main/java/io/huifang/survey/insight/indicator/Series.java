package io.huifang.survey.insight.indicator;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Numbers of one indicator over time.
 *
 * @param indicator what is counted, and how
 * @param query what was asked for
 * @param lines one for each value met of what they are told apart by, in the order of these; a
 *     single one when they are not. Empty when there is no number at all
 */
public record Series(Indicator indicator, SeriesQuery query, List<Line> lines) {
    public Series {
        lines = List.copyOf(lines);
    }

    /**
     * The numbers of one value.
     *
     * @param of what the line is of, by the members' names, such as {@code reason}; empty for all
     *     together
     * @param total over all windows asked for; not the sum of rates but the rate of the sums. Of
     *     what is due, over those of them that are over
     * @param points one for each window that has a number, in order; windows without one are absent
     */
    public record Line(Map<String, String> of, Figure total, List<Point> points) {
        public Line {
            of = Map.copyOf(of);
            points = List.copyOf(points);
        }
    }

    /**
     * One window.
     *
     * @param from where it begins
     * @param until where it ends
     * @param provisional it may still change by what happens, not only by corrections: it is not
     *     over yet, or it looks at what follows and that is not over yet
     */
    public record Point(Instant from, Instant until, Figure figure, boolean provisional) {}
}
