package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.fault.Drill;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.recovery.Backups;
import io.huifang.journeys.recovery.DataLoss;
import io.huifang.journeys.recovery.RecoveryPage;
import io.huifang.journeys.recovery.RecoveryPage.Row;
import io.huifang.journeys.recovery.ServiceWatch;
import io.huifang.journeys.recovery.Tally;
import io.huifang.journeys.stack.Address;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

/**
 * The data of all three databases is lost under load, with the machine, and restored to the last
 * moment there is, while services stay up and go on: {@code docs/recovery.md}.
 */
@Tag("journey")
@Tag("long")
class RestoreJourneyTest {
    private static final int CUSTOMERS = 150;
    private static final int EVENTS = 400;
    private static final String LOAD =
            "Three senders with %d events or more each over %d customers, twenty agents, who go on"
                    + " all the while; %s. Seconds: from the loss to the first event with a"
                    + " customer's words accepted, it decided, a call claimed, a conclusion taken.";

    @Test
    @Tag("P1")
    @Tag("P2")
    @Tag("P8")
    @Tag("P17")
    void losesNothingWhileTheLogOfChangesIsLeft() {
        try (Address address = Address.open();
                Rig rig = Rigs.startBehind(address, "restored");
                LoadRun run = LoadRun.of(rig, "restored", CUSTOMERS)) {
            Backups backups = new Backups(rig, address);
            ServiceWatch watch = new ServiceWatch(rig, run.desk().journal());
            DataLoss loss = new DataLoss(backups, true, watch);
            DataLoss.BaseBackup backup = new DataLoss.BaseBackup(backups);

            Drill drill = drill(run, List.of(backup, loss));
            run.workOff();
            Tally tally = tally(rig, run, drill);

            assertThat(tally.report().notShown()).as(tally::toString).isEmpty();
            assertThat(tally.words().isShown()).as(tally::toString).isTrue();

            tell(
                    "Restore, with the log on a volume of its own",
                    backup,
                    row("loss of the data directory; pg_wal is left", "nothing lost", tally, loss));
        }
    }

    /** The control, and what is promised without the log: the end that no archive has is lost. */
    @Test
    @Tag("P8")
    @Tag("P17")
    void isCaughtLosingWhatNoArchiveHas() {
        try (Address address = Address.open();
                Rig rig = Rigs.startBehind(address, "archived");
                LoadRun run = LoadRun.of(rig, "archived", CUSTOMERS)) {
            Backups backups = new Backups(rig, address);
            ServiceWatch watch = new ServiceWatch(rig, run.desk().journal());
            DataLoss loss = new DataLoss(backups, false, watch);
            DataLoss.BaseBackup backup = new DataLoss.BaseBackup(backups);

            Drill drill = drill(run, List.of(backup, new DataLoss.Lag(backups), loss));
            run.desk().close();
            Tally tally = tally(rig, run, drill);

            tell(
                    "The control: restore without the log, from an archive that lags behind",
                    backup,
                    row(
                            "loss of the data directory and pg_wal",
                            "conclusions and words lost, and caught; events decided again",
                            tally,
                            loss));
            assertThat(tally.conclusionsLost()).as(tally::toString).isPositive();
            assertThat(tally.wordsLost()).as(tally::toString).isPositive();
            assertThat(tally.eventsLost()).as(tally::toString).isZero();
        }
    }

    private static Drill drill(LoadRun run, List<Fault> faults) {
        Drill drill = new Drill(faults, EVENTS / faults.size());
        run.work();
        run.sendUnder(drill, EVENTS);
        run.awaitDecided();
        return drill;
    }

    private static Tally tally(Rig rig, LoadRun run, Drill drill) {
        Evidence evidence = run.evidence();
        Tally tally =
                Tally.of(
                        Reconciler.reconcile(evidence),
                        rig,
                        run.wallet().journal().sendings(),
                        run.prefix());
        new RunSummary(
                        "restore",
                        evidence,
                        tally.report(),
                        run.desk().journal().answers(),
                        drill.diary())
                .print();
        return tally;
    }

    private static Row row(String fault, String expected, Tally tally, DataLoss loss) {
        return new Row(
                fault,
                expected,
                "%s; restored in %.1f s".formatted(tally.broken(), loss.restored()),
                tally.lost(),
                Long.toString(tally.doubled()),
                loss.times().toString());
    }

    private static void tell(String title, DataLoss.BaseBackup backup, Row row) {
        RecoveryPage.tell(title, LOAD.formatted(EVENTS, CUSTOMERS, backup.told()), List.of(row));
    }
}
