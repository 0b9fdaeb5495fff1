package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.fault.Drill;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.recovery.Failover;
import io.huifang.journeys.recovery.Pair;
import io.huifang.journeys.recovery.RecoveryPage;
import io.huifang.journeys.recovery.RecoveryPage.Row;
import io.huifang.journeys.recovery.ServiceWatch;
import io.huifang.journeys.recovery.Tally;
import io.huifang.journeys.stack.Address;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.StackProgress;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * The primary of all three databases is lost with its machine, under load, and a standby takes its
 * place: {@code docs/recovery.md}.
 */
@Tag("journey")
@Tag("long")
class FailoverJourneyTest {
    private static final int CUSTOMERS = 150;
    private static final int EVENTS = 400;
    private static final String LOAD =
            "Three senders with %d events or more each over %d customers, twenty agents; every"
                    + " process of the primary killed at once, all three databases on it; services"
                    + " keep the address. Seconds: from the loss to the first event with a"
                    + " customer's words accepted, it decided, a call claimed, a conclusion taken.";

    @Test
    @Tag("P1")
    @Tag("P2")
    @Tag("P3")
    @Tag("P8")
    @Tag("P9")
    @Tag("P10")
    @Tag("P15")
    @Tag("P17")
    void losesNothingAndDoublesNothingWhenEachCommitIsOnTheStandbyToo() {
        try (Address address = Address.open();
                Rig rig = Rigs.startBehind(address, "failover");
                Pair pair = Pair.of(rig, address);
                LoadRun run = LoadRun.of(rig, "failover", CUSTOMERS)) {
            Failover failover = new Failover(pair, watch(rig, run));
            Failover.Return back = new Failover.Return(pair);
            Drill drill = new Drill(List.of(failover, back, failover, back), EVENTS / 4);
            run.work();
            run.sendUnder(drill, EVENTS);
            run.awaitDecided();
            run.workOff();
            Evidence evidence = run.evidence();
            Tally tally = tally(rig, run, evidence);

            print(run, evidence, tally, drill);
            assertThat(tally.report().notShown()).as(tally::toString).isEmpty();
            assertThat(tally.words().isShown()).as(tally::toString).isTrue();

            tell(
                    "Failover to a standby that has each commit",
                    List.of(
                            row("loss of the primary", "nothing lost", tally, failover, 0),
                            row(
                                    "loss of its successor, the first one promoted again",
                                    "nothing lost",
                                    tally,
                                    failover,
                                    1)));
        }
    }

    /** The control: what a standby has not received is lost with the primary, and that shows. */
    @Test
    @Tag("P8")
    @Tag("P17")
    void isCaughtLosingWhatAStandbyThatLagsBehindHasNot() {
        try (Address address = Address.open();
                Rig rig = Rigs.startBehind(address, "lagging");
                Pair pair = Pair.of(rig, address);
                LoadRun run = LoadRun.of(rig, "lagging", CUSTOMERS)) {
            Failover failover = new Failover(pair, watch(rig, run));
            Drill drill = new Drill(List.of(new Failover.Lag(pair), failover), EVENTS / 2);
            run.work();
            run.sendUnder(drill, EVENTS);
            run.awaitDecided();
            run.desk().close();
            Evidence evidence = run.evidence();
            Tally tally = tally(rig, run, evidence);

            print(run, evidence, tally, drill);
            assertThat(tally.conclusionsLost()).as(tally::toString).isPositive();
            assertThat(tally.wordsLost()).as(tally::toString).isPositive();
            assertThat(Reconciler.reconcileDecisions(evidence).broken())
                    .as(tally::toString)
                    .isEmpty();

            tell(
                    "The control: failover to a standby that lags behind",
                    List.of(
                            row(
                                    "loss of the primary",
                                    "conclusions and words lost, and caught; events decided again",
                                    tally,
                                    failover,
                                    0)));
            // first the services, while there is a database to say goodbye to
            rig.stack().stop(StackProgress.SILENT);
        }
    }

    private static ServiceWatch watch(Rig rig, LoadRun run) {
        return new ServiceWatch(rig, run.desk().journal());
    }

    private static Tally tally(Rig rig, LoadRun run, Evidence evidence) {
        return Tally.of(
                Reconciler.reconcile(evidence),
                rig,
                run.wallet().journal().sendings(),
                run.prefix());
    }

    private static Row row(
            String fault, String expected, Tally tally, Failover failover, int time) {
        return new Row(
                fault,
                expected,
                tally.broken(),
                tally.lost(),
                Long.toString(tally.doubled()),
                failover.times().get(time).toString());
    }

    private static void tell(String title, List<Row> rows) {
        RecoveryPage.tell(title, LOAD.formatted(EVENTS, CUSTOMERS), rows);
    }

    private static void print(LoadRun run, Evidence evidence, Tally tally, Drill drill) {
        new RunSummary(
                        "failover",
                        evidence,
                        tally.report(),
                        run.desk().journal().answers(),
                        new ArrayList<>(drill.diary()))
                .print();
    }
}
