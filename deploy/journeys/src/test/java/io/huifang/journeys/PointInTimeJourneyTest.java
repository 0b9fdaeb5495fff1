package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.huifang.backing.process.Commands;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.fault.Drill;
import io.huifang.journeys.reconcile.Finding;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.recovery.Backups;
import io.huifang.journeys.recovery.DataLoss;
import io.huifang.journeys.recovery.ErasureLedger;
import io.huifang.journeys.recovery.RecoveryPage;
import io.huifang.journeys.recovery.RecoveryPage.Row;
import io.huifang.journeys.recovery.Tally;
import io.huifang.journeys.recovery.VaultRows;
import io.huifang.journeys.stack.Address;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.Service;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All three databases are restored to a moment, step by step as {@code docs/recovery.md} says: what
 * was before it is whole, what came after it is lost as far as the manual says and no further, and
 * who was erased after it stays erased.
 */
@Tag("journey")
@Tag("long")
class PointInTimeJourneyTest {
    private static final int CUSTOMERS = 60;
    private static final int EVENTS = 150;

    /** Promises that what is told is what is stored: all that may differ, and of few calls only. */
    private static final Set<String> TELLING = Set.of("P15", "P17");

    private static final String LOAD =
            "Three senders with %d events or more each over %d customers before the moment and as"
                    + " many after it, twenty agents; %s. Services stopped, all data lost, restored"
                    + " from base backup and archive in %.1f s; scheduler and survey ready %.1f s"
                    + " after their start, and every event decided %.1f s later.";

    /** What the page says. */
    private final List<Row> rows = new ArrayList<>();

    @TempDir Path directory;

    @Test
    @Tag("R99")
    @Tag("D13")
    @Tag("P1")
    @Tag("P2")
    @Tag("P8")
    @Tag("P20")
    void keepsWhatWasBeforeLosesWhatItSaysAndBringsNobodyBack() {
        assumeThat(ErasureLedger.canBeRepeated()).isTrue();
        try (Address address = Address.open();
                Rig rig = Rigs.startBehind(address, "point-in-time");
                LoadRun before = LoadRun.of(rig, "before", CUSTOMERS)) {
            KnownCustomer erased = new KnownCustomer(rig, "c-forgotten-1");
            KnownCustomer kept = new KnownCustomer(rig, "c-remembered-1");
            Backups backups = new Backups(rig, address);
            DataLoss.BaseBackup backup = new DataLoss.BaseBackup(backups);
            before.work();
            before.sendUnder(new Drill(List.of(backup), EVENTS / 2), EVENTS);
            before.workOff();
            erased.tell();
            kept.tell();
            before.evidence();
            Instant moment = backups.now();
            try (LoadRun after = LoadRun.of(rig, "after", CUSTOMERS)) {
                erased.erase("drill-1");
                after.work();
                after.sendAll(EVENTS);
                after.workOff();
                after.evidence();
                Set<UUID> wentOn = rig.evidence().wentOnSince(moment, before.prefix());

                double restored = restore(rig, backups, moment);
                eraseAgain(rig, erased, kept, moment);
                double served = start(rig, Service.SCHEDULER, Service.SURVEY);
                double decided = after.awaitDecided().toMillis() / 1000.0;

                requireWhole(rig, before, wentOn);
                requireLostAsPromised(rig, after);
                tellAgain(rig, after);
                String circumstances =
                        LOAD.formatted(EVENTS, CUSTOMERS, backup.told(), restored, served, decided);
                RecoveryPage.tell("Restore to a moment", circumstances, rows);
            }
        }
    }

    /** Nobody writes while operators work; then the databases are as they were at the moment. */
    private static double restore(Rig rig, Backups backups, Instant moment) {
        for (Service service : Service.values()) {
            rig.stack().service(service).stop();
        }
        backups.archiveEverything();
        backups.loseAll();
        return backups.restore(Optional.of(moment)).toMillis() / 1000.0;
    }

    /** Before anybody but the operators can ask. */
    private void eraseAgain(Rig rig, KnownCustomer erased, KnownCustomer kept, Instant moment) {
        start(rig, Service.INTAKE);
        // the control: with the keys of the copy he is there again
        assertThat(erased.contactOnce(200).json().get("phone").asText())
                .isEqualTo(KnownCustomer.PHONE);
        assertThat(erased.certificate().is(404)).isTrue();

        Commands.Result said = new ErasureLedger(rig).repeatSince(moment, directory);

        assertThat(said.succeeded()).as(said::output).isTrue();
        erased.requireUnknown();
        assertThat(erased.certificate().is(200)).isTrue();
        kept.requireKnown();
        assertThat(kept.isAuditIntact()).isTrue();
        say(
                "a customer erased after it",
                "there again, until the erasures since are repeated; then gone",
                "as expected; the vault's audit is intact",
                "0",
                0);
    }

    /**
     * Of a call that went on after the moment, the scheduler reads the end again from the topic,
     * and tells again what follows; survey does not know of the end any more, offers the call, and
     * is told so at the reveal. What it told of the end stays told.
     */
    private void requireWhole(Rig rig, LoadRun run, Set<UUID> wentOn) {
        Report report = Reconciler.reconcile(run.evidence());
        Tally tally = tally(report, rig, run);
        List<Finding> differing = report.findings().stream().filter(it -> !it.holds()).toList();
        List<String> broken = differing.stream().flatMap(it -> it.violations().stream()).toList();
        say(
                "what was before it",
                "nothing lost; of calls that went on later more is told than is stored",
                "%d differences, all about the %d tasks and calls that went on"
                        .formatted(broken.size(), wentOn.size()),
                tally.lost(),
                tally.doubled());
        assertThat(differing)
                .as(tally::toString)
                .extracting(Finding::promise)
                .allMatch(TELLING::contains);
        assertThat(broken)
                .as(tally::toString)
                .allSatisfy(it -> assertThat(wentOn).anyMatch(id -> it.startsWith(id.toString())));
        assertThat(tally.words().isShown()).as(tally::toString).isTrue();
    }

    /** Events are decided again; what agents and customers said is gone. */
    private void requireLostAsPromised(Rig rig, LoadRun run) {
        Evidence evidence = run.evidence();
        Tally tally = tally(Reconciler.reconcileDecisions(evidence), rig, run);
        long said = run.desk().journal().concludedAbout(run.prefix());
        say(
                "what came after it",
                "events decided again; conclusions and words lost",
                "%d conclusions said, %d stored; %d calls offered anew"
                        .formatted(said, evidence.survey().conclusions().size(), run.offered()),
                "%d events, %d conclusions, %d words"
                        .formatted(tally.eventsLost(), said, tally.wordsLost()),
                tally.doubled());
        assertThat(tally.report().broken()).as(tally::toString).isEmpty();
        assertThat(said).isPositive();
        assertThat(evidence.survey().conclusions()).isEmpty();
        assertThat(tally.wordsLost()).isPositive().isEqualTo(tally.words().examined());
    }

    /** What senders sent since the moment they send once more: the vault knows it then. */
    private void tellAgain(Rig rig, LoadRun run) {
        run.wallet().repeat();
        run.awaitDecided();
        Tally tally = tally(Reconciler.reconcileDecisions(run.evidence()), rig, run);
        say(
                "that, sent once more",
                "words there again, nothing twice",
                tally.broken(),
                "%d events, %d words".formatted(tally.eventsLost(), tally.wordsLost()),
                tally.doubled());
        assertThat(tally.report().broken()).as(tally::toString).isEmpty();
        assertThat(tally.words().isShown()).as(tally::toString).isTrue();
        assertThat(new VaultRows(rig.database(Service.INTAKE)).known(run.prefix()))
                .isEqualTo(CUSTOMERS);
    }

    private static double start(Rig rig, Service... services) {
        long from = System.nanoTime();
        Stream.of(services).forEach(service -> rig.stack().service(service).start());
        Stream.of(services).forEach(service -> rig.stack().service(service).awaitReady());
        return (System.nanoTime() - from) / 1e9;
    }

    private static Tally tally(Report report, Rig rig, LoadRun run) {
        return Tally.of(report, rig, run.wallet().journal().sendings(), run.prefix());
    }

    private void say(String what, String expected, String found, String lost, long doubled) {
        rows.add(new Row(what, expected, found, lost, Long.toString(doubled), "–"));
    }
}
