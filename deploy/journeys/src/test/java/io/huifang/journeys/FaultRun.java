package io.huifang.journeys;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.fault.Drill;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.recovery.Tally;
import io.huifang.journeys.stack.Rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Senders and agents at work while faults happen, one after another, the reconciliation of all they
 * were told, and the chapter about it.
 *
 * @param rig to which it happens
 * @param name tells its customers from those of other runs
 * @param customers how many
 * @param events of each of the three senders, at least
 */
record FaultRun(Rig rig, String name, int customers, int events) {

    /**
     * @param title of the chapter
     */
    Report report(String title, List<Fault> faults) {
        try (LoadRun run = LoadRun.of(rig, name, customers)) {
            Drill drill = new Drill(faults, events / faults.size());
            run.work();
            run.sendUnder(drill, events);
            Duration decided = run.awaitDecided();
            run.workOff();
            Evidence evidence = run.evidence();
            Report report = Reconciler.reconcile(evidence);
            print(run, drill, decided, evidence, report);
            tell(title, run, drill, decided, report);
            return report;
        }
    }

    private void print(
            LoadRun run, Drill drill, Duration decided, Evidence evidence, Report report) {
        List<String> diary = new ArrayList<>(drill.diary());
        diary.add("every accepted event decided after " + decided.toMillis() + " ms");
        new RunSummary(
                        "%s: 3 × %d events or more over %d customers"
                                .formatted(name, events, customers),
                        evidence,
                        report,
                        run.desk().journal().answers(),
                        diary)
                .print();
    }

    private void tell(String title, LoadRun run, Drill drill, Duration decided, Report report) {
        Tally tally = Tally.of(report, rig, run.wallet().journal().sendings(), run.prefix());
        FaultPage.tell(
                title,
                String.format(
                        Locale.ROOT,
                        "Three senders with %d events or more each over %d customers, twenty"
                                + " agents; %d events accepted, the last of them decided %.1f s"
                                + " after the last fault.",
                        events,
                        customers,
                        run.wallet().journal().acceptedCount(),
                        decided.toMillis() / 1000.0),
                drill.entries().stream().map(entry -> FaultPage.Row.of(entry, tally)).toList());
    }
}
