package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Directories;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.metric.Samples;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.recovery.RecoveryPage;
import io.huifang.journeys.recovery.RecoveryPage.Row;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.local.stack.StackPart;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Kafka is lost with its disks, so that every topic begins anew: services go on from their
 * databases, and what nobody had decided yet is sent once more ({@code docs/recovery.md}).
 */
@Tag("journey")
@Tag("long")
class TopicsLostJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int CUSTOMERS = 60;
    private static final int EVENTS = 150;
    private static final String LOST = "huifang_offsets_tail_lost_total";

    @Test
    @Tag("P1")
    @Tag("P2")
    @Tag("P8")
    void goesOnFromItsDatabasesAndDecidesWhatIsSentOnceMore() throws IOException {
        try (Rig rig = Rigs.start("topics-lost", 1, 1, 1);
                LoadRun decided = LoadRun.of(rig, "decided", CUSTOMERS)) {
            ServiceProcess scheduler = rig.stack().service(Service.SCHEDULER);
            decided.work();
            decided.sendAll(EVENTS);
            decided.awaitDecided();
            decided.workOff();
            scheduler.stop();
            try (LoadRun unread = LoadRun.of(rig, "unread", CUSTOMERS)) {
                unread.sendAll(EVENTS);

                loseTopics(rig);
                long from = System.nanoTime();
                scheduler.start();
                scheduler.awaitReady();
                awaitSeen(scheduler);
                double seen = (System.nanoTime() - from) / 1e9;

                Report lost = decisions(unread);
                unread.wallet().repeat();
                unread.awaitDecided();
                unread.work();
                unread.workOff();
                Report again = decisions(unread);
                // the control: what the topics alone had is gone with them
                assertThat(lost.broken()).as(lost::toString).containsExactly("P1");
                assertThat(again.broken()).as(again::toString).isEmpty();
                assertThat(unread.concluded()).isPositive();
                Report before = decisions(decided);
                assertThat(before.broken()).as(before::toString).isEmpty();

                tell(unread, lost, again, seen);
            }
        }
    }

    private static void loseTopics(Rig rig) throws IOException {
        StackPart kafka = rig.stack().brokers().get(0);
        kafka.kill();
        Directories.delete(rig.stack().home().kafka().resolve("data"));
        kafka.start();
        kafka.awaitReady();
    }

    /** The scheduler has seen that topics end before the places where its database stands. */
    private static void awaitSeen(ServiceProcess scheduler) {
        await("the loss is seen")
                .atMost(SOON)
                .until(() -> Samples.sum(scheduler, LOST, "topic=") > 0);
    }

    private static Report decisions(LoadRun run) {
        Evidence evidence = run.evidence();
        return Reconciler.reconcileDecisions(evidence);
    }

    private static void tell(LoadRun unread, Report lost, Report again, double seen) {
        String circumstances =
                String.format(
                        Locale.ROOT,
                        "One broker, killed, its disk emptied; %d events accepted while the scheduler"
                                + " was away and read by nobody. The scheduler saw the loss %.1f s"
                                + " after its start.",
                        unread.wallet().journal().acceptedCount(),
                        seen);
        RecoveryPage.tell(
                "Loss of every topic",
                circumstances,
                List.of(
                        row("loss of every topic", "what nobody had read is lost", lost),
                        row("that, sent once more", "all decided, once", again)));
    }

    private static Row row(String fault, String expected, Report report) {
        String broken =
                report.broken().isEmpty()
                        ? "every promise kept"
                        : "broken: " + String.join(", ", report.broken());
        return new Row(
                fault,
                expected,
                broken,
                violations(report, "P1") + " events",
                Long.toString(violations(report, "P2")),
                "–");
    }

    private static long violations(Report report, String promise) {
        return report.findings().stream()
                .filter(finding -> finding.promise().equals(promise))
                .mapToLong(finding -> finding.violations().size())
                .sum();
    }
}
