package io.huifang.journeys;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.fault.Drill;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.recovery.Tally;

import java.util.ArrayList;
import java.util.List;

/**
 * Senders and agents at work on what is as many as in production, while things go wrong, and the
 * reconciliation of all they were told.
 *
 * @param name for the summary
 */
record ProductionRun(ProductionRig production, LoadRun run, String name) {
    /** So many events are accepted from one fault to the next, at least. */
    private static final int SPACING = 100;

    Tally tally(List<Fault> faults) {
        Drill drill = new Drill(faults, SPACING);
        run.work();
        // of each of three senders, so as many as a drill without any delay
        run.sendUnder(drill, SPACING * faults.size() / 3);
        List<String> diary = new ArrayList<>(drill.diary());
        diary.add("every accepted event decided after " + run.awaitDecided().toMillis() + " ms");
        run.workOff();
        Evidence evidence = run.evidence();
        Tally tally =
                Tally.of(
                        Reconciler.reconcile(evidence),
                        production.rig(),
                        run.wallet().journal().sendings(),
                        run.prefix());
        new RunSummary(name, evidence, tally.report(), run.desk().journal().answers(), diary)
                .print();
        return tally;
    }
}
