package io.huifang.outbox;

import static io.huifang.outbox.ReadingBench.GROUP;
import static io.huifang.outbox.ReadingBench.P0;
import static io.huifang.outbox.ReadingBench.P1;
import static io.huifang.outbox.ReadingBench.offsets;
import static io.huifang.outbox.ReadingBench.poll;
import static io.huifang.outbox.ReadingBench.polls;
import static io.huifang.outbox.ReadingBench.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Records on which nobody can work, among others. */
@Tag("P8")
class PoisonTest {
    private final ReadingBench bench = new ReadingBench();
    private final StoredOffsets offsets = bench.replica();

    @AfterEach
    void close() {
        bench.close();
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
        assertThat(bench.skipped()).isEqualTo(2);
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
        assertThat(bench.skipped()).isZero();

        bench.deliver(
                offsets,
                polls(
                        Map.of(
                                P0, records(P0, 10, 20, Map.of()),
                                P1, records(P1, 12, 20, Map.of(18L, "unreadable")))));

        assertThat(bench.worked(P0)).containsExactly(offsets(0, 20));
        assertThat(bench.worked(P1)).hasSize(17).endsWith(19L);
        assertThat(deadLetters()).containsExactly("dead-letter-offset=18");
        assertThat(bench.skipped()).isEqualTo(2);
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
