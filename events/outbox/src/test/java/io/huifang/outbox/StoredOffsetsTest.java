package io.huifang.outbox;

import static io.huifang.outbox.ReadingBench.GROUP;
import static io.huifang.outbox.ReadingBench.P0;
import static io.huifang.outbox.ReadingBench.P1;
import static io.huifang.outbox.ReadingBench.offsets;
import static io.huifang.outbox.ReadingBench.poll;
import static io.huifang.outbox.ReadingBench.polls;
import static io.huifang.outbox.ReadingBench.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Backing;
import io.huifang.backing.PostgresServer;
import io.smallrye.mutiny.Uni;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

@Tag("P8")
class StoredOffsetsTest {
    private final ReadingBench bench = new ReadingBench();
    private final StoredOffsets offsets = bench.replica();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aBatchIsWorkedOnAndItsOffsetsAreStored() {
        bench.deliver(
                offsets,
                polls(
                        Map.of(
                                P0, records(P0, 0, 10, Map.of()),
                                P1, records(P1, 0, 5, Map.of()))));

        assertThat(bench.worked(P0)).containsExactly(offsets(0, 10));
        assertThat(bench.worked(P1)).containsExactly(offsets(0, 5));
        assertThat(offsets.read(GROUP).await().indefinitely()).isEqualTo(Map.of(P0, 10L, P1, 5L));
    }

    @Test
    @Tag("P2")
    void whatWasWorkedOnBeforeIsDropped() {
        bench.deliver(offsets, poll(P0, 0, 10));

        bench.deliver(offsets, poll(P0, 0, 10));
        bench.deliver(offsets, poll(P0, 5, 15));

        assertThat(bench.worked(P0)).containsExactly(offsets(0, 15));
    }

    @Test
    @Tag("P2")
    void zombiesAndNewOwnersTakeTurns() {
        List<StoredOffsets> replicas = List.of(bench.replica(), bench.replica(), bench.replica());

        List<CompletableFuture<Void>> readers =
                replicas.stream()
                        .map(
                                replica ->
                                        CompletableFuture.runAsync(
                                                () -> {
                                                    for (long from = 0; from < 300; from += 10) {
                                                        bench.deliver(
                                                                replica, poll(P0, from, from + 10));
                                                    }
                                                }))
                        .toList();

        readers.forEach(CompletableFuture::join);
        assertThat(bench.worked(P0)).containsExactly(offsets(0, 300));
    }

    @Test
    void aDatabaseThatLostItsLastTransactionsIsNoticedAndReadAgain() {
        bench.own(offsets, P0);
        bench.deliver(offsets, poll(P0, 0, 10));
        bench.seeks.clear();
        bench.failOverTo(P0, 5);

        bench.deliver(offsets, poll(P0, 10, 20)); // beyond what is stored
        bench.deliver(offsets, poll(P0, 20, 30)); // polled before the consumer went back
        assertThat(bench.worked(P0)).containsExactly(offsets(0, 5));
        bench.deliver(offsets, poll(P0, 5, 20));
        bench.deliver(offsets, poll(P0, 20, 30));

        assertThat(bench.seeks).containsOnly("0@5");
        assertThat(bench.worked(P0)).containsExactly(offsets(0, 30));
    }

    @Test
    void aDatabaseThatLostTheWholeRowIsReadFromTheBeginning() {
        bench.own(offsets, P0);
        bench.deliver(offsets, poll(P0, 0, 10));
        bench.seeks.clear();
        bench.database.sql("TRUNCATE stored_offset, worked");

        bench.deliver(offsets, poll(P0, 10, 20));
        bench.deliver(offsets, poll(P0, 0, 20));

        assertThat(bench.seeks).containsExactly("0@0");
        assertThat(bench.worked(P0)).containsExactly(offsets(0, 20));
    }

    @Test
    void aLossIsNoticedWithoutNewRecords() {
        StoredOffsets watchful = bench.replica(Map.of("offsets.watch-every", "50ms"));
        bench.own(watchful, P0, P1);
        bench.deliver(watchful, poll(P0, 0, 10));
        bench.deliver(watchful, poll(P1, 0, 10));

        bench.seeks.clear();
        bench.failOverTo(P0, 5);

        // nobody reads on here, so the next look may find the same loss
        await().untilAsserted(() -> assertThat(bench.seeks).containsOnly("0@5"));
    }

    /** Negative control: who trusts the polled position goes on over the gap, and is caught. */
    @Test
    void aConsumerThatDoesNotCompareLosesRecords() {
        bench.deliver(offsets, poll(P0, 0, 10));
        bench.failOverTo(P0, 5);

        bench.database.inTransaction(tx -> bench.work(tx, records(P0, 10, 20, Map.of())));

        assertThatThrownBy(() -> assertThat(bench.worked(P0)).containsExactly(offsets(0, 20)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aNewOwnerGoesToWhatIsStoredAndToTheBeginningWhereNothingIs() {
        bench.deliver(offsets, poll(P0, 0, 10));

        bench.own(bench.replica(), P0, P1);

        assertThat(bench.seeks).containsExactlyInAnyOrder("0@10", "1@0");
    }

    @Test
    @Tag("P1")
    void aDatabaseThatIsAwayIsWaitedForWithoutLosingThePlace() {
        PostgresServer server = Backing.shared().postgres();
        bench.deliver(offsets, poll(P0, 0, 10));

        server.kill();
        CompletableFuture<Void> waiting =
                offsets.consume(GROUP, poll(P0, 10, 20), bench::work)
                        .subscribeAsCompletionStage()
                        .toCompletableFuture();
        await().untilAsserted(
                        () ->
                                assertThat(
                                                bench.meters
                                                        .get("huifang.offsets.outages")
                                                        .counter()
                                                        .count())
                                        .isPositive());
        assertThat(waiting).isNotDone();
        server.start();

        await().atMost(Duration.ofSeconds(30)).until(waiting::isDone);
        assertThat(bench.worked(P0)).containsExactly(offsets(0, 20));
    }

    @Test
    void aDeadlockIsNotTheRecordsFault() {
        AtomicInteger tries = new AtomicInteger();

        offsets.consume(
                        GROUP,
                        poll(P0, 0, 10),
                        (tx, fresh) ->
                                tries.incrementAndGet() < 4
                                        ? tx.query(
                                                        "DO $$ BEGIN RAISE 'deadlock' USING ERRCODE = '40P01'; END $$")
                                                .execute()
                                                .replaceWithVoid()
                                        : bench.work(tx, fresh))
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(bench.worked(P0)).containsExactly(offsets(0, 10));
        assertThat(bench.database.waiting()).as("dead letters").isZero();
    }

    @Test
    void waitingEndsWhenTheApplicationStops() {
        CompletableFuture<Void> waiting =
                offsets.consume(
                                GROUP,
                                poll(P0, 0, 1),
                                (tx, fresh) ->
                                        Uni.createFrom().failure(new java.io.IOException("away")))
                        .subscribeAsCompletionStage()
                        .toCompletableFuture();

        offsets.stop();

        await().until(waiting::isCompletedExceptionally);
    }
}
