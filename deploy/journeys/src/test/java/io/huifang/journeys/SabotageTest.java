package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.stream.Collectors.joining;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaBroker;
import io.huifang.contract.Topic;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.fault.Records;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/**
 * Negative controls: harm is done to the running services behind their backs, such as a defect of
 * theirs would do, and the reconciler must notice.
 */
@Tag("journey")
class SabotageTest {
    private static final int CUSTOMERS = 30;
    private static final int EVENTS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Rig rig = Rigs.shared();
    private final Database schedulers = rig.database(Service.SCHEDULER);
    private final Database surveys = rig.database(Service.SURVEY);

    @Test
    @Tag("P1")
    void offsetsStoredBeforeTheWorkAreNoticed() {
        ServiceProcess scheduler = rig.stack().service(Service.SCHEDULER);
        try (LoadRun run = LoadRun.of(rig, "ahead", CUSTOMERS)) {
            scheduler.stop();
            run.sendAll(EVENTS);
            storeOffsetsAhead(Topic.WALLET_EVENTS);
            scheduler.restart();

            requireNoticed(run, "offsets stored before the work", "P1");
        }
    }

    @Test
    @Tag("P2")
    void decisionsMadeAnewAreNoticed() {
        ServiceProcess scheduler = rig.stack().service(Service.SCHEDULER);
        try (LoadRun run = LoadRun.of(rig, "anew", CUSTOMERS)) {
            run.sendAll(EVENTS);
            run.evidence();
            scheduler.stop();
            Rows.change(
                    schedulers,
                    "DELETE FROM decision WHERE callback_id IS NULL AND starts_with(customer_id, ?)",
                    run.prefix());
            Rows.change(
                    schedulers,
                    "UPDATE stored_offset SET next_offset = 0 WHERE topic = 'wallet-events'");
            scheduler.restart();

            requireNoticed(run, "decisions told before their commit", "P2");
        }
    }

    @Test
    @Tag("P9")
    @Tag("long")
    void leasesThatEndUnderTheirHoldersAreNoticed() {
        try (LoadRun run = LoadRun.of(rig, "robbed", CUSTOMERS)) {
            run.sendAll(EVENTS);
            run.work();
            await("claims were taken away")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> rob() > 0 && run.concluded() > 20);
            run.workOff();

            requireNoticed(run, "leases without fencing", "P9");
        }
    }

    @Test
    @Tag("P17")
    @Tag("long")
    void conclusionsLostBetweenDatabaseAndLogAreNoticed() {
        KafkaBroker kafka = rig.stack().kafka();
        try (LoadRun run = LoadRun.of(rig, "untold", CUSTOMERS)) {
            run.sendAll(EVENTS);
            await("attempts are offered").atMost(PATIENCE).until(() -> run.offered() > 20);
            kafka.stop();
            try {
                run.work();
                await("attempts are concluded").atMost(PATIENCE).until(() -> run.concluded() > 10);
                run.desk().close();
                Rows.change(surveys, "DELETE FROM outbox");
            } finally {
                kafka.start();
            }

            requireNoticed(run, "an outbox that forgets", "P17");
        }
    }

    @Test
    @Tag("P1")
    @Tag("P5")
    void acceptedEventsLostByTheLogAreNoticed() {
        ServiceProcess scheduler = rig.stack().service(Service.SCHEDULER);
        try (LoadRun run = LoadRun.of(rig, "volatile", CUSTOMERS)) {
            scheduler.stop();
            run.sendAll(EVENTS);
            new Records(rig.stack().kafka())
                    .deleteBefore(rig.quiet().ends(List.of(Topic.WALLET_EVENTS)));
            scheduler.restart();

            requireNoticed(run, "a log that forgets what it has acknowledged", "P1");
        }
    }

    private static void requireNoticed(LoadRun run, String what, String promise) {
        Evidence evidence = run.evidence();
        Report report = Reconciler.reconcile(evidence);
        System.out.printf("%n== sabotage: %s%n%s%n", what, report);
        tell(run, what, promise, report);
        assertThat(report.broken()).as(report::toString).contains(promise);
    }

    /** Which checks have caught it, and how many things they name. */
    private static void tell(LoadRun run, String what, String promise, Report report) {
        String caught =
                report.findings().stream()
                        .filter(finding -> !finding.holds())
                        .map(
                                finding ->
                                        "%s, %s: %d"
                                                .formatted(
                                                        finding.promise(),
                                                        finding.claim(),
                                                        finding.violations().size()))
                        .collect(joining("; "));
        FaultPage.tell(
                "The control: " + what,
                "Done to the running services behind their backs; %d events accepted."
                        .formatted(run.wallet().journal().acceptedCount()),
                List.of(new FaultPage.Row(what, promise + " is broken", caught, "–", "–", "–")));
    }

    /** Offers again what somebody still holds. */
    private int rob() {
        return Rows.change(
                surveys,
                """
                UPDATE attempt SET state = 'OFFERED', lease_until = NULL, agent = NULL,
                                   revealed_at = NULL
                WHERE state = 'CLAIMED' AND NOT withdrawn""");
    }

    /** Two records of each partition are taken for done, as far as there are so many. */
    private void storeOffsetsAhead(Topic topic) {
        rig.quiet()
                .ends(List.of(topic))
                .forEach(
                        (partition, end) ->
                                Rows.change(
                                        schedulers,
                                        """
                                        UPDATE stored_offset
                                        SET next_offset = LEAST(next_offset + 2, ?)
                                        WHERE topic = ? AND topic_partition = ?""",
                                        end,
                                        partition.topic(),
                                        partition.partition()));
    }
}
