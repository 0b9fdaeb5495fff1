package io.huifang.outbox;

import static io.huifang.outbox.ReadingBench.GROUP;
import static io.huifang.outbox.ReadingBench.P0;
import static io.huifang.outbox.ReadingBench.P1;
import static io.huifang.outbox.ReadingBench.offsets;
import static io.huifang.outbox.ReadingBench.poll;
import static io.huifang.outbox.ReadingBench.polls;
import static io.huifang.outbox.ReadingBench.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Logs that have lost records before somebody read them. */
@Tag("P8")
class GapsTest {
    private final ReadingBench bench = new ReadingBench();
    private final StoredOffsets offsets = bench.replica();

    @AfterEach
    void close() {
        bench.close();
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
        assertThat(bench.skipped()).isEqualTo(5);
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
        assertThat(bench.skipped()).isEqualTo(10);
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
    void recordsThatWereGoneBeforeTheyWereReadAreCounted() {
        bench.own(offsets, P0, P1);
        bench.deliver(offsets, poll(P0, 0, 10));
        assertThat(bench.skipped()).isZero();

        for (int look = 0; look < 3; look++) {
            bench.deliver(offsets, poll(P0, 12, 20));
        }
        bench.deliver(offsets, poll(P0, 12, 25));

        assertThat(bench.worked(P0)).endsWith(offsets(20, 25));
        assertThat(bench.skipped()).isEqualTo(2);
    }

    /** It may be older than the reader: nobody has missed anything. */
    @Test
    void aTopicThatNobodyHasReadMayBeginAnywhere() {
        bench.own(offsets, P0);
        for (int look = 0; look < 3; look++) {
            bench.deliver(offsets, poll(P0, 12, 20));
        }

        assertThat(bench.worked(P0)).containsExactly(offsets(12, 20));
        assertThat(bench.skipped()).isZero();
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
}
