package io.huifang.benchmarks.overload;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Table;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lays out what was seen under overload. */
record OverloadTables(Map<String, Figure> capacity, List<Phase> phases) {
    private static final String WHAT =
            "Intake alone, with authentication, validation and the vault: single events, each of a"
                    + " customer of its own, one in "
                    + IntakeLoad.CONTACT_IN
                    + " with a contact to seal. First what it accepts from "
                    + IntakeLoad.BUSY
                    + " connections that wait for each answer; then "
                    + Setting.TIMES
                    + " times as much for a minute, at planned instants over "
                    + IntakeLoad.CROWD
                    + " connections, once without a rate for the sender and once with half of what"
                    + " intake can do. No answer is repeated. What finds no free connection for half a"
                    + " second is never sent, as in a connection pool; times are those of what was"
                    + " sent and accepted, from the planned instant and from the moment it was sent."
                    + " With a rate, refusals are quick and nearly all must reach intake; without"
                    + " one, what comes through the connections while it accepts what it can. At last"
                    + " a quarter of what it can do, as before the overload, until p99 of one second"
                    + " is at most "
                    + Trial.AS_BEFORE
                    + " times (or 20 ms above) what it was then. The topic is read back and"
                    + " compared with the answers id by id. Only the rate accepted is a median;"
                    + " each overload is one run.";

    Report report() {
        Report report = new Report("overload", WHAT).add(Table.of(capacity, "events/s"));
        return report.add(answers()).add(times()).add(memory()).add(books()).add(goals());
    }

    private Table answers() {
        Table table =
                new Table(
                        "overload",
                        "offered/s",
                        "sent/s",
                        "accepted/s",
                        "never sent",
                        "unanswered",
                        "answers");
        for (Phase phase : phases) {
            Ledger ledger = phase.ledger();
            table.row(
                    phase.setting().name(),
                    number("%,.0f", phase.setting().offered()),
                    number("%,.0f", phase.sentPerSecond()),
                    number("%,.0f", phase.acceptedPerSecond()),
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
                    phase.setting().name(),
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
                    phase.setting().name(),
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
        phases.forEach(phase -> table.row(books(phase.setting().name(), phase.books())));
        return table;
    }

    private static String[] books(String phase, Books books) {
        return new String[] {
            phase,
            count(books.accepted()),
            count(books.missing()),
            count(books.doubled()),
            count(books.refused()),
            count(books.refusedOnLog()),
            count(books.unclear()),
            count(books.unclearOnLog()),
            count(books.invented())
        };
    }

    private Table goals() {
        Table goals = Goal.table();
        phases.stream()
                .flatMap(phase -> OverloadGoals.judge(phase).stream())
                .forEach(goal -> goal.addTo(goals));
        return goals;
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
