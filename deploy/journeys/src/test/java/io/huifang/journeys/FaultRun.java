package io.huifang.journeys;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.fault.Drill;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.reconcile.Reconciler;
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
 * @param run senders and agents, with customers of their own
 * @param title of the chapter
 */
record FaultRun(Rig rig, LoadRun run, String title) {
    /** So many events are accepted from one fault to the next, at least, when nobody says more. */
    private static final int SPACING = 100;

    /** With as few events as keep faults apart. */
    Tally tally(List<Fault> faults) {
        // of each of three senders, so as many as a drill without any delay
        return tally(new Drill(faults, SPACING), SPACING * faults.size() / 3);
    }

    /**
     * With a load of that size.
     *
     * @param events of each of the three senders, at least
     */
    Tally tally(List<Fault> faults, int events) {
        return tally(new Drill(faults, events / faults.size()), events);
    }

    private Tally tally(Drill drill, int events) {
        run.work();
        run.sendUnder(drill, events);
        Duration decided = run.awaitDecided();
        run.workOff();
        Evidence evidence = run.evidence();
        Tally tally =
                Tally.of(
                        Reconciler.reconcile(evidence),
                        rig,
                        run.wallet().journal().sendings(),
                        run.prefix());
        print(drill, events, decided, evidence, tally);
        tell(drill, events, decided, tally);
        return tally;
    }

    private void print(Drill drill, int events, Duration decided, Evidence evidence, Tally tally) {
        List<String> diary = new ArrayList<>(drill.diary());
        diary.add("every accepted event decided after " + decided.toMillis() + " ms");
        new RunSummary(
                        "%s: 3 × %d events or more over %d customers"
                                .formatted(title, events, run.customers()),
                        evidence,
                        tally.report(),
                        run.desk().journal().answers(),
                        diary)
                .print();
    }

    private void tell(Drill drill, int events, Duration decided, Tally tally) {
        FaultPage.tell(
                title,
                String.format(
                        Locale.ROOT,
                        "Three senders with %d events or more each over %d customers, twenty"
                                + " agents; %d events accepted, the last of them decided %.1f s"
                                + " after the last fault.",
                        events,
                        run.customers(),
                        run.wallet().journal().acceptedCount(),
                        decided.toMillis() / 1000.0),
                drill.entries().stream().map(entry -> FaultPage.Row.of(entry, tally)).toList());
    }
}
