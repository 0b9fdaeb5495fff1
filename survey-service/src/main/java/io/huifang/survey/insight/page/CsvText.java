package io.huifang.survey.insight.page;

import io.huifang.survey.insight.indicator.Figure;
import io.huifang.survey.insight.indicator.Series;
import io.huifang.survey.insight.indicator.Series.Line;
import io.huifang.survey.insight.indicator.Series.Point;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers as comma-separated values by RFC 4180, in UTF-8. No text in it is a formula to a program
 * for tables: what would be one begins with an apostrophe.
 */
public final class CsvText {
    private static final String HEAD =
            "indicator,windowStart,windowEnd,of,numerator,denominator,value,low,high,n,hidden,"
                    + "provisional\r\n";
    private static final String FORMULAS = "=+-@\t\r\n＝＋－＠";

    private CsvText() {}

    static String of(Series series) {
        return series.lines().stream()
                .flatMap(line -> line.points().stream().map(point -> line(series, line, point)))
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(Series series, Line line, Point point) {
        Figure figure = point.figure();
        String of =
                new TreeMap<>(line.of())
                        .entrySet().stream()
                                .map(it -> it.getKey() + "=" + it.getValue())
                                .collect(Collectors.joining("; "));
        Stream<Object> numbers =
                Stream.concat(
                        Stream.of(text(series.indicator().name()), point.from(), point.until()),
                        Stream.concat(Stream.of(text(of)), numbers(figure, point.provisional())));
        return numbers.map(it -> Objects.toString(it)).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static Stream<Object> numbers(Figure figure, boolean provisional) {
        boolean between = figure.interval() != null;
        return Arrays.stream(
                        new Object[] {
                            figure.numerator(),
                            figure.denominator(),
                            figure.value() == null ? null : figure.value().toPlainString(),
                            between
                                    ? BigDecimal.valueOf(figure.interval().low()).toPlainString()
                                    : null,
                            between
                                    ? BigDecimal.valueOf(figure.interval().high()).toPlainString()
                                    : null,
                            figure.n(),
                            figure.hidden(),
                            provisional
                        })
                .map(it -> it == null ? "" : it);
    }

    /** A cell that somebody else's words stand in. */
    public static String text(String words) {
        String inert = isFormula(words) || isFormula(words.stripLeading()) ? "'" + words : words;
        boolean plain = inert.chars().noneMatch(it -> "\",\r\n".indexOf(it) >= 0);
        return plain ? inert : '"' + inert.replace("\"", "\"\"") + '"';
    }

    private static boolean isFormula(String words) {
        return !words.isEmpty() && FORMULAS.indexOf(words.charAt(0)) >= 0;
    }
}
