package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.contract.Topic;
import io.huifang.journeys.fault.Records;
import io.huifang.journeys.metric.Samples;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.recovery.Tally;
import io.huifang.journeys.stack.Decisions;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Events are gone from the log before anybody has read them. That nothing can bring back; but it is
 * told at once, each missing one is found by its id, and sent once more each is decided, once.
 */
@Tag("journey")
@Tag("long")
@Tag("P1")
@Tag("P2")
@Tag("P8")
class UnreadLostJourneyTest {
    private static final Topic EVENTS = Topic.WALLET_EVENTS;
    private static final String LABEL = "topic=\"" + EVENTS.topicName() + "\"";
    private static final String SKIPPED = "huifang_offsets_skipped_total";
    private static final String ENDED = "huifang_offsets_tail_lost_total";
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int CUSTOMERS = 60;

    /** As many as leave no partition without an event: each has one at least. */
    private static final int EVERYWHERE = 200;

    private static final int FEW = 100;

    /** More than one poll holds, so that there is something behind the gap. */
    private static final int MANY = 1_000;

    private static final int ASKED_FOR = 20;

    /** What the page says. */
    private final List<FaultPage.Row> rows = new ArrayList<>();

    @Test
    void tellsOfWhatRetentionHasPassedAndGoesOnBehindIt() {
        try (Rig rig = Rigs.start("retention", 1, 1, 1)) {
            Map<TopicPartition, Long> read = readAll(rig);
            Records records = new Records(rig.stack().kafka());
            try (LoadRun unread = LoadRun.of(rig, "unread", CUSTOMERS)) {
                unread.sendAll(MANY);
                Map<TopicPartition, Long> kept = aThirdFurther(read, ends(rig));
                records.deleteBefore(kept);
                long gone = distance(read, kept);

                double seen = startAndAwait(rig, SKIPPED, gone);

                requireLostThenDecided(unread, rig, "retention passes unread events");
                tell(unread, "Retention", "%d records gone", gone, seen);
            }
        }
    }

    @Test
    void tellsOfATopicMadeAnewWhileNobodyRead() {
        try (Rig rig = Rigs.start("anew", 1, 1, 1)) {
            long partitions = readAll(rig).size();
            Records records = new Records(rig.stack().kafka());
            try (LoadRun unread = LoadRun.of(rig, "unread", CUSTOMERS)) {
                unread.sendAll(FEW);
                records.recreate(EVENTS);

                double seen = startAndAwait(rig, ENDED, partitions);

                requireLostThenDecided(unread, rig, "the topic is made anew, with unread events");
                tell(unread, "A topic made anew", "%d partitions begin anew", partitions, seen);
            }
        }
    }

    @Test
    void losesNothingOfWhatComesAfterATopicWasMadeAnewUnderARunningService() {
        try (Rig rig = Rigs.start("under", 1, 1, 1)) {
            long partitions = readAll(rig).size();
            ServiceProcess scheduler = rig.stack().service(Service.SCHEDULER);
            scheduler.restart();
            new Records(rig.stack().kafka()).recreate(EVENTS);
            await("the loss is told of")
                    .atMost(SOON)
                    .until(() -> Samples.sum(scheduler, ENDED, LABEL) == partitions);
            try (LoadRun later = LoadRun.of(rig, "later", CUSTOMERS)) {
                later.sendAll(FEW);
                later.awaitDecided();

                Report report = Reconciler.reconcileDecisions(later.evidence());

                assertThat(report.broken()).as(report::toString).isEmpty();
            }
        }
    }

    /** Everything so far is decided, and then the scheduler is stopped; tells where logs end. */
    private static Map<TopicPartition, Long> readAll(Rig rig) {
        try (LoadRun decided = LoadRun.of(rig, "decided", EVERYWHERE)) {
            decided.sendAll(FEW);
            decided.awaitDecided();
            decided.evidence();
        }
        rig.stack().service(Service.SCHEDULER).stop();
        Map<TopicPartition, Long> ends = ends(rig);
        assertThat(ends.values()).as("each partition was read from").doesNotContain(0L);
        return ends;
    }

    /** Returns the seconds until the alarm counts what it must. */
    private static double startAndAwait(Rig rig, String alarm, long expected) {
        ServiceProcess scheduler = rig.stack().service(Service.SCHEDULER);
        long from = System.nanoTime();
        scheduler.start();
        scheduler.awaitReady();
        await("the loss is told of")
                .atMost(SOON)
                .until(() -> Samples.sum(scheduler, alarm, LABEL) >= expected);
        double seen = (System.nanoTime() - from) / 1e9;
        assertThat(Samples.sum(scheduler, alarm, LABEL)).isEqualTo(expected);
        return seen;
    }

    private void requireLostThenDecided(LoadRun unread, Rig rig, String fault) {
        Report lost = Reconciler.reconcileDecisions(unread.evidence());
        note(fault, "what nobody had read is lost, and told of", lost, rig, unread);
        Set<EventKey> missing = missing(unread, rig);
        unread.wallet().repeat();
        unread.awaitDecided();
        Report again = Reconciler.reconcileDecisions(unread.evidence());
        note("that, sent once more", "all decided, once", again, rig, unread);
        assertThat(missing).allMatch(event -> Decisions.about(rig, event).is(200));
        // the control: what was deleted is really gone
        assertThat(lost.broken()).as(lost::toString).containsExactly("P1");
        assertThat(again.broken()).as(again::toString).isEmpty();
    }

    /** As many as operators ask for who follow the runbook. */
    private static Set<EventKey> missing(LoadRun run, Rig rig) {
        Set<EventKey> decided = rig.evidence().decided(run.prefix());
        Set<EventKey> missing =
                run.wallet().journal().accepted().stream()
                        .filter(event -> !decided.contains(event))
                        .limit(ASKED_FOR)
                        .collect(Collectors.toSet());
        assertThat(missing).isNotEmpty().allMatch(event -> Decisions.about(rig, event).is(404));
        return missing;
    }

    private void note(String fault, String expected, Report report, Rig rig, LoadRun run) {
        Tally tally = Tally.of(report, rig, run.wallet().journal().sendings(), run.prefix());
        rows.add(
                new FaultPage.Row(
                        fault,
                        expected,
                        tally.broken(),
                        tally.eventsLost() + " events",
                        Long.toString(tally.doubled()),
                        "–"));
    }

    private void tell(LoadRun unread, String title, String what, long count, double seen) {
        FaultPage.tell(
                title,
                String.format(
                        Locale.ROOT,
                        "%d events accepted while the scheduler was away; "
                                + what
                                + ", which its metric said %.1f s after its start.",
                        unread.wallet().journal().acceptedCount(),
                        count,
                        seen),
                rows);
    }

    private static Map<TopicPartition, Long> ends(Rig rig) {
        return rig.quiet().ends(List.of(EVENTS));
    }

    private static Map<TopicPartition, Long> aThirdFurther(
            Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        Map<TopicPartition, Long> places = new HashMap<>(from);
        places.replaceAll((partition, place) -> place + (to.get(partition) - place) / 3);
        return places;
    }

    private static long distance(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        return from.entrySet().stream()
                .mapToLong(place -> to.get(place.getKey()) - place.getValue())
                .sum();
    }
}
