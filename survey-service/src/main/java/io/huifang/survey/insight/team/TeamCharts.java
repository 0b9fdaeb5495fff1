package io.huifang.survey.insight.team;

import io.huifang.survey.insight.load.GroupLoad;
import io.huifang.survey.insight.load.GroupLoad.Part;
import io.huifang.survey.insight.load.Load;
import io.huifang.survey.insight.page.ChartTable;
import io.huifang.survey.insight.page.ChartTable.Cell;
import io.huifang.survey.insight.page.ChartTable.Row;
import io.huifang.survey.insight.page.Numbers;
import io.huifang.survey.page.Wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Charts by the day, with a line for each group. */
final class TeamCharts {
    /** So many lines can be told apart. */
    private static final int MOST_GROUPS = 4;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<GroupLoad> groups;
    private final Wording wording;

    private TeamCharts(List<GroupLoad> groups, Wording wording) {
        this.groups = groups;
        this.wording = wording;
    }

    /** Of the groups that did most. */
    static List<ChartTable> of(List<GroupLoad> groups, Wording wording) {
        TeamCharts charts =
                new TeamCharts(
                        groups.stream()
                                .sorted(
                                        Comparator.comparing(
                                                        (GroupLoad it) ->
                                                                it.all().sum().load().claims())
                                                .reversed())
                                .limit(MOST_GROUPS)
                                .toList(),
                        wording);
        return Stream.of(
                        charts.chart("occupancy", TeamCharts::occupancy),
                        charts.chart("calls", TeamCharts::callsOfEach),
                        charts.chart("spread", it -> decimal(it.spreads().handling().gini())),
                        charts.chart("scores", it -> it.sum().scores().whole()))
                .toList();
    }

    private static BigDecimal occupancy(Part part) {
        BigDecimal occupancy = part.sum().load().occupancy();
        return occupancy == null ? null : occupancy.multiply(HUNDRED);
    }

    private static BigDecimal callsOfEach(Part part) {
        Load load = part.sum().load();
        return part.agents() == 0
                ? null
                : BigDecimal.valueOf(load.calls())
                        .divide(BigDecimal.valueOf(part.agents()), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal decimal(Double value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private ChartTable chart(String id, Function<Part, BigDecimal> value) {
        TeamNumbers numbers = new TeamNumbers(wording);
        List<Row> rows = rows(value);
        boolean empty =
                rows.stream().flatMap(it -> it.cells().stream()).allMatch(it -> it.raw() == null);
        return new ChartTable(
                "team-" + id,
                wording.say("team.chart." + id),
                wording.say("team.chart." + id + ".unit"),
                groups.stream().map(it -> numbers.group(it.group())).toList(),
                empty ? List.of() : rows);
    }

    /** Days without gaps. */
    private List<Row> rows(Function<Part, BigDecimal> value) {
        TreeSet<LocalDate> days = new TreeSet<>();
        groups.forEach(it -> days.addAll(it.days().keySet()));
        if (days.isEmpty()) return List.of();
        List<Row> rows = new ArrayList<>();
        for (LocalDate day : days.first().datesUntil(days.last().plusDays(1)).toList()) {
            List<Cell> cells = groups.stream().map(it -> cell(it.days().get(day), value)).toList();
            rows.add(new Row(day.toString(), cells, false));
        }
        return rows;
    }

    private Cell cell(Part part, Function<Part, BigDecimal> value) {
        BigDecimal number = part == null ? null : value.apply(part);
        if (number == null) return new Cell(Numbers.NONE, null);
        BigDecimal rounded = number.setScale(2, RoundingMode.HALF_UP);
        return new Cell(
                new TeamNumbers(wording).decimal(rounded),
                rounded.stripTrailingZeros().toPlainString());
    }
}
