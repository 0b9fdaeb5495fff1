package io.huifang.benchmarks.insight;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays the medians out.
 *
 * @param medians rates and sizes
 * @param returns seconds
 * @param input events a second that the scheduler decides
 */
record InsightTables(Map<String, Figure> medians, Map<String, Figure> returns, double input) {
    private static final List<String> RATES =
            List.of(
                    Counting.RECORDS,
                    Counting.FACTS,
                    Counting.EVENTS,
                    Reading.PARSED,
                    PassedOn.NAME);

    private static final List<String> SIZES =
            List.of(Counting.RESIDENT, Counting.HEAP, Counting.STATE, Counting.NUMBERS);

    Report report() {
        return new Report(
                        "insight",
                        "A simulated week of 135,000 events a round, of other customers each time:"
                                + " some half a million records on the topics that insight reads,"
                                + " told by the simulation in place of scheduler and desk while"
                                + " survey runs. Measured is what is left when all is told, until"
                                + " all numbers that follow from it stand in the table (one replica,"
                                + " one thread, exactly once). An event"
                                + " counts with all that follows from it: callbacks, attempts,"
                                + " answers. Survey does all its other work on these topics"
                                + " meanwhile. The consumer and the application that passes records"
                                + " on run inside the benchmark, on the records of the same round."
                                + " It is warmed up by one round before. Memory is the most so far,"
                                + " state what is there after a round: it grows with the rounds. A replica that is killed"
                                + " reads its state from the log, kept or not: what exactly once"
                                + " costs. The broker gives a dead replica's partitions away after"
                                + " 10 s, and ends its transaction after 30 s at the latest, which is"
                                + " in these times. The µs columns are processor time"
                                + " per record.")
                .add(Table.of(only(medians, RATES), "records, facts or events/s"))
                .add(Table.of(only(medians, SIZES), "size"))
                .add(
                        Table.of(
                                only(
                                        returns,
                                        List.of(Replica.STOPPED, Replica.KILLED, Replica.LOST)),
                                "s from start until it counts"))
                .add(goals());
    }

    private Table goals() {
        Table goals = Goal.table();
        double records = medians.get(Counting.RECORDS).value();
        new Goal(
                        "events counted ÷ events decided (docs/benchmarks/scheduler.md)",
                        medians.get(Counting.EVENTS).value(),
                        input)
                .atLeast(1)
                .addTo(goals);
        new Goal("records counted ÷ passed on", records, medians.get(PassedOn.NAME).value())
                .atLeast(0.1)
                .addTo(goals);
        new Goal("records counted ÷ read and parsed", records, medians.get(Reading.PARSED).value())
                .atLeast(0.05)
                .addTo(goals);
        return goals;
    }

    private static Map<String, Figure> only(Map<String, Figure> figures, List<String> names) {
        Map<String, Figure> some = new LinkedHashMap<>();
        names.forEach(name -> some.put(name, figures.get(name)));
        return some;
    }
}
