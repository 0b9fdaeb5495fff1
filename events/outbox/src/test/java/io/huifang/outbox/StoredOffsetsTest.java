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
import java.util.Random;
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
    void aGapInTheLogItselfHoldsUpNobodyForLong() {
        bench.own(offsets, P0);
        bench.deliver(offsets, poll(P0, 0, 10));

        bench.deliver(offsets, poll(P0, 12, 20));
        bench.deliver(offsets, poll(P0, 12, 20));
        assertThat(bench.worked(P0)).containsExactly(offsets(0, 10));
        bench.deliver(offsets, poll(P0, 12, 20));

        assertThat(bench.worked(P0)).hasSize(18).endsWith(offsets(12, 20));
        assertThat(bench.stored(P0)).isEqualTo(20);
    }

    @Test
    void aGapWithABacklogBehindItHoldsUpNobodyEither() {
        bench.own(offsets, P0);
        bench.deliver(offsets, poll(P0, 0, 10));

        for (int look = 0; look < 3; look++) {
            bench.deliver(offsets, poll(P0, 12, 20));
            bench.deliver(offsets, poll(P0, 20, 30));
        }

        assertThat(bench.worked(P0)).hasSize(28).endsWith(offsets(12, 30));
        assertThat(bench.stored(P0)).isEqualTo(30);
    }

    @Test
    void aGapThatMovesWhileItIsLookedAtIsPassedToo() {
        bench.own(offsets, P0);
        bench.deliver(offsets, poll(P0, 0, 10));

        bench.beginnings.put(P0, 15L); // already further than the batch at hand
        bench.deliver(offsets, poll(P0, 12, 20));
        assertThat(bench.worked(P0)).containsExactly(offsets(0, 10));
        bench.deliver(offsets, poll(P0, 15, 20));

        assertThat(bench.worked(P0)).hasSize(15).endsWith(offsets(15, 20));
        assertThat(skipped()).isEqualTo(5);
    }

    @Test
    void aBacklogBehindAGapThatMovesHoldsUpNobodyEither() {
        bench.own(offsets, P0);
        bench.deliver(offsets, poll(P0, 0, 10));
        bench.deliver(offsets, poll(P0, 12, 20));

        bench.beginnings.put(P0, 20L);
        bench.deliver(offsets, poll(P0, 30, 40)); // polled before the consumer went back
        assertThat(bench.worked(P0)).containsExactly(offsets(0, 10));
        bench.deliver(offsets, poll(P0, 20, 30));
        bench.deliver(offsets, poll(P0, 30, 40));

        assertThat(bench.worked(P0)).hasSize(30).endsWith(offsets(20, 40));
        assertThat(skipped()).isEqualTo(10);
    }

    @Test
    void aBrokerThatDoesNotTellItsBeginningsHoldsUpNobodyAtAGap() {
        bench.own(offsets, P0);
        bench.deliver(offsets, poll(P0, 0, 10));
        bench.brokerIsAway = true;

        for (int look = 0; look < 3; look++) {
            bench.deliver(offsets, poll(P0, 12, 20));
        }

        assertThat(bench.worked(P0)).hasSize(18).endsWith(offsets(12, 20));
    }

    @Test
    @Tag("P6")
    void poisonJustBehindAGapIsSetAsideToo() {
        bench.own(offsets, P0);
        bench.deliver(offsets, poll(P0, 0, 10));
        bench.beginnings.put(P0, 12L);
        Map<Long, String> poison = Map.of(12L, "unreadable");

        bench.deliver(offsets, poll(P0, 12, 20, poison));
        bench.deliver(offsets, poll(P0, 12, 20, poison));

        assertThat(bench.worked(P0)).hasSize(17).endsWith(offsets(13, 20));
        assertThat(deadLetters()).containsExactly("dead-letter-offset=12");
        assertThat(skipped()).isEqualTo(2);
    }

    @Test
    void recordsThatWereGoneBeforeTheyWereReadAreCounted() {
        bench.own(offsets, P0, P1);
        bench.deliver(offsets, poll(P0, 0, 10));
        assertThat(skipped()).isZero();

        for (int look = 0; look < 3; look++) {
            bench.deliver(offsets, poll(P0, 12, 20));
        }
        bench.deliver(offsets, poll(P0, 12, 25));

        assertThat(bench.worked(P0)).endsWith(offsets(20, 25));
        assertThat(skipped()).isEqualTo(2);
    }

    /** It may be older than the reader: nobody has missed anything. */
    @Test
    void aTopicThatNobodyHasReadMayBeginAnywhere() {
        bench.own(offsets, P0);
        for (int look = 0; look < 3; look++) {
            bench.deliver(offsets, poll(P0, 12, 20));
        }

        assertThat(bench.worked(P0)).containsExactly(offsets(12, 20));
        assertThat(skipped()).isZero();
    }

    /** The first half of the poll is committed while the gap is still before it. */
    @Test
    @Tag("P6")
    void recordsThatAreGoneAreCountedOnceHoweverOftenAPollIsHalved() {
        bench.own(offsets, P0, P1);
        bench.deliver(offsets, poll(P0, 0, 10));
        bench.deliver(offsets, poll(P1, 0, 10));
        bench.beginnings.put(P1, 12L);
        bench.deliver(offsets, poll(P1, 12, 20));
        assertThat(skipped()).isZero();

        bench.deliver(
                offsets,
                polls(
                        Map.of(
                                P0, records(P0, 10, 20, Map.of()),
                                P1, records(P1, 12, 20, Map.of(18L, "unreadable")))));

        assertThat(bench.worked(P0)).containsExactly(offsets(0, 20));
        assertThat(bench.worked(P1)).hasSize(17).endsWith(19L);
        assertThat(deadLetters()).containsExactly("dead-letter-offset=18");
        assertThat(skipped()).isEqualTo(2);
    }

    private double skipped() {
        return bench.meters.get("huifang.offsets.skipped").counter().count();
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
    void failedTriesAreNoLooksAtTheGap() {
        bench.own(offsets, P0, P1);
        bench.deliver(offsets, poll(P0, 0, 10));
        bench.failOverTo(P0, 5);
        AtomicInteger tries = new AtomicInteger();

        offsets.consume(
                        GROUP,
                        polls(
                                Map.of(
                                        P0, records(P0, 10, 20, Map.of()),
                                        P1, records(P1, 0, 5, Map.of()))),
                        (tx, fresh) ->
                                tries.incrementAndGet() < 5
                                        ? Uni.createFrom().failure(new java.io.IOException())
                                        : bench.work(tx, fresh))
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(bench.worked(P0)).containsExactly(offsets(0, 5));
        assertThat(bench.worked(P1)).containsExactly(offsets(0, 5));
        assertThat(bench.stored(P0)).isEqualTo(5);
    }

    @Test
    @Tag("P6")
    void poisonIsSetAsideAndTheOthersAreWorkedOnInOrder() {
        Map<Long, String> poison =
                Map.of(3L, "unreadable", 50L, "refused by a constraint", 99L, "unreadable");

        bench.deliver(offsets, poll(P0, 0, 100, poison));

        assertThat(bench.worked(P0))
                .hasSize(97)
                .isSorted()
                .doesNotContain(3L, 50L, 99L)
                .doesNotHaveDuplicates();
        assertThat(bench.stored(P0)).isEqualTo(100);
        assertThat(deadLetters())
                .containsExactly(
                        "dead-letter-offset=3", "dead-letter-offset=50", "dead-letter-offset=99");
        assertThat(bench.meters.get("huifang.dead.letters").counter().count()).isEqualTo(3);
    }

    // the database refuses a key that another consumer's transaction is just committing
    @Test
    @Tag("P4")
    @Tag("P6")
    void whatFailsOnceAndNotAgainIsNoPoison() {
        AtomicInteger tries = new AtomicInteger();

        offsets.consume(
                        GROUP,
                        poll(P0, 0, 1),
                        (tx, fresh) ->
                                tries.incrementAndGet() == 1
                                        ? bench.work(
                                                tx,
                                                records(
                                                        P0,
                                                        0,
                                                        1,
                                                        Map.of(0L, "refused by a constraint")))
                                        : bench.work(tx, fresh))
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(bench.worked(P0)).containsExactly(0L);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    @Tag("P6")
    void nothingButPoisonIsSetAsideToo() {
        Map<Long, String> poison = Map.of(0L, "unreadable", 1L, "unreadable", 2L, "unreadable");

        bench.deliver(offsets, poll(P0, 0, 3, poison));
        bench.deliver(offsets, poll(P0, 0, 4, poison));

        assertThat(bench.worked(P0)).containsExactly(3L);
        assertThat(deadLetters()).hasSize(3);
    }

    @Test
    @Tag("P2")
    @Tag("P6")
    void whateverIsDeliveredHoweverOftenEachOffsetCountsOnce() {
        Random random = new Random(20_260_301);
        Map<Long, String> poison = Map.of(7L, "unreadable", 40L, "refused by a constraint");
        StoredOffsets other = bench.replica();
        bench.own(offsets, P0);
        bench.own(other, P0);

        for (int i = 0; i < 60; i++) {
            long stored = Math.max(0, bench.stored(P0));
            long from = Math.max(0, stored - random.nextInt(10) + random.nextInt(4));
            if (random.nextInt(15) == 0) {
                bench.failOverTo(P0, Math.max(0, stored - 5));
            }
            bench.deliver(
                    random.nextBoolean() ? offsets : other,
                    poll(P0, from, from + 1 + random.nextInt(8), poison));
        }

        long reached = bench.stored(P0);
        bench.deliver(offsets, poll(P0, 0, reached + 1, poison));
        assertThat(bench.worked(P0)).doesNotHaveDuplicates().isSorted();
        long set = poison.keySet().stream().filter(offset -> offset <= reached).count();
        assertThat(bench.worked(P0)).hasSize((int) (reached + 1 - set));
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

    private List<String> deadLetters() {
        return bench.database
                .pool
                .query("SELECT topic, key, headers, payload FROM outbox ORDER BY sequence")
                .execute()
                .map(
                        rows ->
                                rows.stream()
                                        .map(
                                                row -> {
                                                    assertThat(row.getString(0))
                                                            .isEqualTo("wallet-events-dlq");
                                                    return HeaderBytes.unpack(
                                                                    row.getBuffer(2).getBytes())
                                                            .stream()
                                                            .filter(
                                                                    header ->
                                                                            header.key()
                                                                                    .equals(
                                                                                            "dead-letter-offset"))
                                                            .map(
                                                                    header ->
                                                                            header.key()
                                                                                    + "="
                                                                                    + new String(
                                                                                            header
                                                                                                    .value()))
                                                            .findFirst()
                                                            .orElseThrow();
                                                })
                                        .toList())
                .await()
                .indefinitely();
    }
}
