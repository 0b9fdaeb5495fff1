package io.huifang.benchmarks.stored;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lays the medians out, depth by depth.
 *
 * @param costs by number of events stored before
 */
record StoredTables(Map<Integer, Map<String, Figure>> costs) {
    private static final List<String> OURS = List.of("scheduler", "database");

    Report report() {
        Map<String, Figure> rates = new LinkedHashMap<>();
        costs.forEach((depth, figures) -> rates.put(stored(depth), figures.get(Arrivals.RATE)));
        return new Report(
                        "stored",
                        "Events decided and stored out of a backlog on top of so many stored ones, and what one costs: processor time of each process, facts told included, and bytes of write-ahead log, those of whole pages apart, which PostgreSQL writes at a page's first change after a checkpoint. Each depth begins after a checkpoint, autovacuum leaves the three tables alone, and the service has been warm for long. Each event opens a task; two at a time are about one new customer, whose id, as those of the stored ones, comes in no order. The scheduler wrote decisions, customers and tasks of the first events itself; the others are copies of them under other ids, tasks in the order of time, made by SQL.")
                .add(Table.of(rates, "events/s"))
                .add(wal())
                .add(goals());
    }

    private Table wal() {
        Table table = new Table("contender", Arrivals.RECORDS, Arrivals.PAGES);
        costs.forEach(
                (depth, figures) ->
                        table.row(
                                stored(depth),
                                whole(figures.get(Arrivals.RECORDS)),
                                whole(figures.get(Arrivals.PAGES))));
        return table;
    }

    private Table goals() {
        List<Map<String, Figure>> depths = new ArrayList<>(costs.values());
        Map<String, Figure> few = depths.get(0);
        Map<String, Figure> lots = depths.get(depths.size() - 1);
        Table goals = Goal.table();
        new Goal("G3 WAL records, most ÷ fewest stored", records(lots), records(few))
                .atMost(1.05)
                .addTo(goals);
        new Goal("G3 all WAL, most ÷ fewest stored", wal(lots), wal(few)).atMost(1.05).addTo(goals);
        new Goal("G3 µs of scheduler and database", micros(lots), micros(few))
                .atMost(1.2)
                .addTo(goals);
        return goals;
    }

    private static double records(Map<String, Figure> figures) {
        return figures.get(Arrivals.RECORDS).value();
    }

    private static double wal(Map<String, Figure> figures) {
        return records(figures) + figures.get(Arrivals.PAGES).value();
    }

    private static double micros(Map<String, Figure> figures) {
        Map<String, Double> used = figures.get(Arrivals.RATE).cpuMicrosPerEvent();
        return OURS.stream().mapToDouble(used::get).sum();
    }

    private static String stored(int depth) {
        return String.format(Locale.ROOT, "%,d stored", depth);
    }

    private static String whole(Figure figure) {
        return String.format(Locale.ROOT, "%,.0f", figure.value());
    }
}
