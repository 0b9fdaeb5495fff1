package io.huifang.benchmarks.overload;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Table;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lays out what was seen under overload, and judges it by P23. */
record OverloadTables(Map<String, Figure> capacity, List<Phase> phases) {
    /** P23. */
    private static final double MOST_MILLIS = 2_000;

    /** The last quarter's memory may be so much of the quarter's before it. */
    private static final double GROWTH = 1.05;

    private static final String WHAT =
            "Intake alone, with authentication, validation and the vault: single events, each of a"
                    + " customer of its own, one in "
                    + IntakeLoad.CONTACT_IN
                    + " with a contact to seal. First what it accepts from "
                    + IntakeLoad.BUSY
                    + " connections that wait for each answer; then "
                    + Trial.TIMES
                    + " times as much for a minute, at planned instants over "
                    + IntakeLoad.CROWD
                    + " connections, once without a rate for the sender and once with half of what"
                    + " intake can do. No answer is repeated. What finds no free connection for half a second is never"
                    + " sent, as in a connection pool. At last a quarter of"
                    + " what it can do, as before the overload, until p99 of one second is at"
                    + " most "
                    + Trial.AS_BEFORE
                    + " times (or 20 ms above) what it was then. The topic is read back and"
                    + " compared with the answers id by id. Only the rate accepted is a median;"
                    + " each overload is one run.";

    Report report() {
        Report report = new Report("overload", WHAT).add(Table.of(capacity, "events/s"));
        return report.add(answers()).add(times()).add(memory()).add(books()).add(goals());
    }

    private Table answers() {
        Table table = new Table("overload", "offered/s", "never sent", "unanswered", "answers");
        for (Phase phase : phases) {
            Ledger ledger = phase.ledger();
            table.row(
                    phase.name(),
                    number("%,.0f", phase.perSecond()),
                    count(ledger.count(Ledger.Word.NEVER_SENT)),
                    count(ledger.unanswered()),
                    ledger.byAnswer().entrySet().stream()
                            .map(answer -> answer.getKey() + ": " + count(answer.getValue()))
                            .reduce((one, other) -> one + "; " + other)
                            .orElse("none"));
        }
        return table;
    }

    private Table times() {
        Table table =
                new Table(
                        "accepted, ms",
                        "p50 from sent",
                        "p99 from sent",
                        "p50 from planned",
                        "p99 from planned",
                        "p99 before",
                        "back after, s");
        for (Phase phase : phases) {
            table.row(
                    phase.name(),
                    number("%,.0f", phase.ledger().sentMillis(50)),
                    number("%,.0f", phase.ledger().sentMillis(99)),
                    number("%,.0f", phase.ledger().plannedMillis(50)),
                    number("%,.0f", phase.ledger().plannedMillis(99)),
                    number("%,.1f", phase.calmMillis()),
                    number("%,.1f", phase.backAfterSeconds()));
        }
        return table;
    }

    private Table memory() {
        Table table =
                new Table("resident, MiB", "start", "most", "end", "last quarter ÷ the one before");
        for (Phase phase : phases) {
            table.row(
                    phase.name(),
                    number("%,.0f", phase.memory().start()),
                    number("%,.0f", phase.memory().most()),
                    number("%,.0f", phase.memory().end()),
                    number("%,.2f", phase.memory().growth()));
        }
        return table;
    }

    private Table books() {
        Table table =
                new Table(
                        "ids",
                        "accepted",
                        "missing",
                        "twice",
                        "refused",
                        "of these on the topic",
                        "unclear",
                        "of these on the topic",
                        "invented");
        for (Phase phase : phases) {
            Books books = phase.books();
            table.row(
                    phase.name(),
                    count(books.accepted()),
                    count(books.missing()),
                    count(books.doubled()),
                    count(books.refused()),
                    count(books.refusedOnLog()),
                    count(books.unclear()),
                    count(books.unclearOnLog()),
                    count(books.invented()));
        }
        return table;
    }

    private Table goals() {
        Table goals = Goal.table();
        for (Phase phase : phases) {
            Ledger ledger = phase.ledger();
            MemoryCourse memory = phase.memory();
            goal(phase, "p99 of the accepted from sent, ms", ledger.sentMillis(99), MOST_MILLIS)
                    .atMost(1)
                    .addTo(goals);
            goal(
                            phase,
                            "other than 202, 429 or 503 with Retry-After",
                            ledger.outOfTurn() + ledger.unanswered(),
                            ledger.numbers().count())
                    .atMost(0)
                    .addTo(goals);
            goal(phase, "false entries of ids", phase.books().errors(), ledger.numbers().count())
                    .atMost(0)
                    .addTo(goals);
            goal(phase, "memory, last quarter ÷ before", memory.growth(), 1)
                    .atMost(GROWTH)
                    .addTo(goals);
        }
        return goals;
    }

    private static Goal goal(Phase phase, String name, double ours, double other) {
        return new Goal("P23, " + phase.name() + ": " + name, ours, other);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
