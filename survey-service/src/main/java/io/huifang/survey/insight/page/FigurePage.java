package io.huifang.survey.insight.page;

import io.huifang.survey.insight.indicator.Figure;
import io.huifang.survey.insight.indicator.Indicator;
import io.huifang.survey.insight.indicator.Series;
import io.huifang.survey.insight.indicator.Series.Line;
import io.huifang.survey.insight.page.ConcludedAttempts.ConcludedAttempt;
import io.huifang.survey.page.Wording;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is behind one number.
 *
 * @param indicator what is counted, in the catalogue's words
 * @param span first and last day
 * @param reason in words; null for all
 * @param total of each line; several where the indicator is always told apart
 * @param days by the day, in order
 * @param reasons by reason; empty when one is asked for
 * @param attempts the latest that were concluded; null for who may see none
 * @param links where to go on
 */
public record FigurePage(
        Indicator indicator,
        String span,
        String reason,
        List<Row> total,
        List<Row> days,
        List<Row> reasons,
        List<AttemptRow> attempts,
        Links links) {

    /**
     * One number with what it is made of.
     *
     * @param of what it is of: a day, a reason, or all
     */
    public record Row(
            String of,
            String numerator,
            String denominator,
            String value,
            String interval,
            String n,
            boolean provisional) {}

    /**
     * One concluded attempt.
     *
     * @param at when it was concluded
     * @param path to it
     */
    public record AttemptRow(
            String at, String reason, String disposition, String agent, String path) {
        static AttemptRow of(ConcludedAttempt attempt, Wording wording) {
            return new AttemptRow(
                    wording.at(attempt.concludedAt()),
                    wording.name("reason", attempt.reason()),
                    wording.name("disposition", attempt.disposition()),
                    attempt.agent(),
                    "/reviews/calls/" + attempt.attemptId());
        }
    }

    /**
     * Where to go on.
     *
     * @param decisions the scheduler's pages; null for nowhere
     */
    public record Links(String dashboard, String csv, String decisions) {
        static Links of(String indicator, DashboardQuery query, Optional<URI> scheduler) {
            return new Links(
                    "/insight?" + query.parameters(),
                    "/insight/figures/" + indicator + "/csv?" + query.parameters(),
                    scheduler.map(it -> it.resolve("/pages/decisions").toString()).orElse(null));
        }
    }

    static FigurePage of(
            ShowFigure.Behind behind, DashboardQuery query, Links links, Wording wording) {
        Series daily = behind.daily();
        Indicator indicator = daily.indicator();
        return new FigurePage(
                indicator,
                wording.say("span", query.first(), query.last()),
                query.reason() == null ? null : wording.name("reason", query.reason()),
                totals(daily, wording),
                daily.lines().stream().flatMap(it -> days(it, indicator, wording)).toList(),
                query.reason() == null ? totals(behind.byReason(), wording) : List.of(),
                behind.attempts() == null
                        ? null
                        : behind.attempts().stream().map(it -> AttemptRow.of(it, wording)).toList(),
                links);
    }

    private static List<Row> totals(Series series, Wording wording) {
        return series.lines().stream()
                .map(it -> row(named(it, wording), it.total(), series.indicator(), false, wording))
                .toList();
    }

    private static Stream<Row> days(Line line, Indicator indicator, Wording wording) {
        String of = line.of().isEmpty() ? "" : " " + named(line, wording);
        return line.points().stream()
                .map(
                        point ->
                                row(
                                        day(wording.at(point.from())) + of,
                                        point.figure(),
                                        indicator,
                                        point.provisional(),
                                        wording));
    }

    private static String day(String at) {
        return at.substring(0, at.indexOf(' '));
    }

    private static String named(Line line, Wording wording) {
        if (line.of().isEmpty()) return wording.say("all");
        return new TreeMap<>(line.of())
                .entrySet().stream()
                        .map(it -> wording.name(it.getKey(), it.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static Row row(
            String of, Figure figure, Indicator indicator, boolean provisional, Wording wording) {
        Numbers numbers = new Numbers(wording);
        return new Row(
                of,
                count(figure.numerator(), numbers),
                count(figure.denominator(), numbers),
                numbers.value(indicator, figure),
                numbers.interval(indicator, figure),
                count(figure.n(), numbers),
                provisional);
    }

    private static String count(Long count, Numbers numbers) {
        return count == null ? Numbers.NONE : numbers.count(count);
    }
}
