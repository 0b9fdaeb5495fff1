package io.huifang.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows and columns, as Markdown that also reads well on a terminal. */
public final class Table {
    /** From where an event comes to where it ends. */
    private static final List<String> ORDER =
            List.of("client", "server", "intake", "scheduler", "survey", "broker", "database");

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        rows.add(List.of(header));
    }

    /** Each contender's median and its processor time per event, by process. */
    public static Table of(Map<String, Figure> medians, String unit) {
        List<String> processes = processes(medians.values());
        List<String> header = new ArrayList<>(List.of("contender", unit));
        processes.forEach(process -> header.add(process + " µs"));
        Table table = new Table(header.toArray(String[]::new));
        medians.forEach(
                (name, figure) -> {
                    List<String> cells = new ArrayList<>(List.of(name, number(figure.value())));
                    processes.forEach(process -> cells.add(cost(figure, process)));
                    table.row(cells.toArray(String[]::new));
                });
        return table;
    }

    /** With so many digits as tell something. */
    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    private static List<String> processes(Collection<Figure> figures) {
        return figures.stream()
                .flatMap(figure -> figure.cpuMicrosPerEvent().keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(ORDER::indexOf))
                .toList();
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
