package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.stack.OlderCopy;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/**
 * The scheduler's database comes back without its last transactions, as after a failover to a
 * standby that had not received them.
 */
@Tag("journey")
@Tag("P8")
class DatabaseLossTest {
    private static final int CUSTOMERS = 30;
    private static final int EVENTS = 100;

    private final Rig rig = Rigs.shared();

    @Test
    void decidesAgainWhatADatabaseRestoredWhileTheSchedulerWasDownHasForgotten() {
        ServiceProcess scheduler = rig.stack().service(Service.SCHEDULER);
        try (LoadRun run = LoadRun.of(rig, "restored", CUSTOMERS)) {
            OlderCopy copy = copyAndGoOn(run);

            scheduler.stop();
            long forgotten = copy.putInPlace("decision");
            scheduler.restart();

            requireNothingLost(run, "restored while the scheduler was down", forgotten);
        }
    }

    @Test
    void decidesAgainWhatADatabaseReplacedUnderTheRunningSchedulerHasForgotten() {
        try (LoadRun run = LoadRun.of(rig, "replaced", CUSTOMERS)) {
            OlderCopy copy = copyAndGoOn(run);

            long forgotten = copy.putInPlace("decision");

            requireNothingLost(run, "replaced under the running scheduler", forgotten);
        }
    }

    private OlderCopy copyAndGoOn(LoadRun run) {
        awaitDecided(run);
        Database superuser = rig.stack().postgres().superuser();
        OlderCopy copy = OlderCopy.of(rig.database(Service.SCHEDULER), superuser);
        run.sendAll(EVENTS);
        awaitDecided(run);
        return copy;
    }

    /** P2's facts on the log are left out: what was told before the loss is told once more. */
    private void requireNothingLost(LoadRun run, String what, long forgotten) {
        awaitDecided(run);
        Evidence evidence = run.evidence();
        Report report = Reconciler.reconcileDecisions(evidence);
        System.out.printf(
                "%n== database %s: %d decisions forgotten, %d there again%n%s%n",
                what, forgotten, evidence.scheduler().decisions().size(), report);
        assertThat(forgotten).isGreaterThanOrEqualTo(EVENTS);
        assertThat(report.broken()).as(report::toString).isEmpty();
    }

    private void awaitDecided(LoadRun run) {
        await("all events are decided")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(
                        () ->
                                Rows.number(
                                                rig.database(Service.SCHEDULER),
                                                """
                                                SELECT count(*) FROM decision
                                                WHERE starts_with(customer_id, ?)""",
                                                run.prefix())
                                        >= run.wallet().journal().acceptedCount());
    }
}
