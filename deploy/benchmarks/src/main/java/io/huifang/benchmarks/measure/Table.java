package io.huifang.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows and columns, as Markdown that also reads well on a terminal. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        rows.add(List.of(header));
    }

    /** Each contender's median and its processor time per event. */
    public static Table of(Map<String, Figure> medians, String unit) {
        Table table =
                new Table("contender", unit, "client µs", "server µs", "broker µs", "database µs");
        medians.forEach(
                (name, figure) ->
                        table.row(
                                name,
                                String.format(Locale.ROOT, "%,.0f", figure.value()),
                                cost(figure, "client"),
                                cost(figure, "server"),
                                cost(figure, "broker"),
                                cost(figure, "database")));
        return table;
    }

    private static String cost(Figure figure, String process) {
        Double micros = figure.cpuMicrosPerEvent().get(process);
        return micros == null ? "–" : String.format(Locale.ROOT, "%.1f", micros);
    }

    public Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    "row has " + cells.length + " cells, header has " + rows.get(0).size());
        }
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            line(text, rows.get(row), " ");
            if (row == 0) {
                line(text, rows.get(0).stream().map(cell -> "").toList(), "-");
            }
        }
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells, String fill) {
        text.append('|');
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            int width = width(column);
            text.append(fill)
                    .append(cell)
                    .append(fill.repeat(width - cell.length()))
                    .append(fill)
                    .append('|');
        }
        text.append('\n');
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
