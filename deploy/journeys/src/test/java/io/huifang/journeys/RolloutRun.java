package io.huifang.journeys;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.fault.Drill;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.rollout.Enquirers;
import io.huifang.journeys.rollout.Fleet;
import io.huifang.local.stack.Service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Wallets that send, agents who call and people who ask while something happens to a fleet, and the
 * reconciliation of all they were told.
 *
 * @param name for the summary
 */
record RolloutRun(Fleet fleet, LoadRun run, String name) {
    /**
     * From one answer to a sender's next post, and to an agent's next request. What starts beside
     * it takes most of two processors; a load that takes the rest would show that, and no rollout.
     */
    private static final Duration SENDERS_PACE = Duration.ofMillis(200);

    private static final Duration AGENTS_PACE = Duration.ofMillis(500);

    /** So many events are accepted from one fault to the next, at least. */
    private static final int SPACING = 100;

    /**
     * @param events of each of the senders, at least
     */
    Report report(List<Fault> faults, int events) {
        List<String> diary = new ArrayList<>(happen(faults, events));
        diary.add("every accepted event decided after " + run.awaitDecided().toMillis() + " ms");
        run.workOff();
        Evidence evidence = run.evidence();
        Report report = Reconciler.reconcile(evidence);
        new RunSummary(name, evidence, report, run.desk().journal().answers(), diary).print();
        return report;
    }

    private List<String> happen(List<Fault> faults, int events) {
        Drill drill = new Drill(faults, SPACING);
        Enquirers asking =
                new Enquirers(
                        fleet.traffic().listeningTo(Service.SCHEDULER, fleet.rig().ops()),
                        fleet.url(Service.SCHEDULER),
                        () -> run.wallet().journal().accepted());
        try {
            run.work(AGENTS_PACE);
            run.sendUnder(drill, events, SENDERS_PACE);
        } finally {
            asking.close();
        }
        return drill.diary();
    }
}
