package io.huifang.outbox;

import static io.huifang.outbox.ReadingBench.P0;
import static io.huifang.outbox.ReadingBench.P1;
import static io.huifang.outbox.ReadingBench.offsets;
import static io.huifang.outbox.ReadingBench.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** What a broker writes where it lost its last records must not be taken for worked on before. */
@Tag("P1")
@Tag("P8")
class LostTailsTest {
    private final ReadingBench bench = new ReadingBench();
    private final StoredOffsets offsets = bench.replica();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aLogThatLostItsEndIsReadFromItsBeginning() {
        bench.deliver(offsets, poll(P0, 0, 10));
        bench.deliver(offsets, poll(P1, 0, 10));
        bench.ends.putAll(Map.of(P0, 7L, P1, 10L));

        bench.own(offsets, P0, P1);
        bench.deliver(offsets, poll(P0, 0, 9));

        assertThat(bench.seeks).containsExactlyInAnyOrder("0@0", "1@10");
        assertThat(bench.worked(P0)).hasSize(19).endsWith(offsets(0, 9));
        assertThat(lostTails()).isEqualTo(1);
    }

    @Test
    void aLossIsNoticedWhileThePartitionIsOwned() {
        StoredOffsets watchful = bench.replica(Map.of("offsets.watch-every", "50ms"));
        bench.own(watchful, P0, P1);
        bench.deliver(watchful, poll(P0, 0, 10));
        bench.deliver(watchful, poll(P1, 0, 10));
        bench.seeks.clear();

        bench.ends.putAll(Map.of(P0, 7L, P1, 12L));

        await().untilAsserted(() -> assertThat(bench.seeks).containsOnly("0@0"));
        bench.ends.put(P0, 8L);
        bench.deliver(watchful, poll(P0, 0, 8));
        assertThat(bench.worked(P0)).hasSize(18);
        assertThat(lostTails()).isEqualTo(1);
    }

    @Test
    void aBrokerThatDoesNotTellItsEndsHoldsUpNobody() {
        bench.deliver(offsets, poll(P0, 0, 10));
        bench.brokerIsAway = true;

        bench.own(offsets, P0);

        assertThat(bench.seeks).containsExactly("0@10");
    }

    @Test
    void whatWaitsIsToldAlsoWhileTheDatabaseIsAway() {
        StoredOffsets watchful =
                bench.replica(Map.of("offsets.watch-every", "50ms", "offsets.late-after", "100ms"));
        bench.own(watchful, P0);
        bench.deliver(watchful, poll(P0, 0, 10));

        bench.ends.put(P0, 17L);
        await().untilAsserted(() -> assertThat(late()).isEqualTo(7));
        bench.database.sql("ALTER TABLE stored_offset RENAME TO gone");
        bench.ends.put(P0, 19L);

        await().untilAsserted(() -> assertThat(late()).isEqualTo(9));
    }

    private double late() {
        return bench.meters
                .get("huifang.offsets.late")
                .tag("topic", ReadingBench.TOPIC)
                .gauge()
                .value();
    }

    private double lostTails() {
        return bench.meters
                .get("huifang.offsets.tail.lost")
                .tag("topic", ReadingBench.TOPIC)
                .counter()
                .count();
    }
}
