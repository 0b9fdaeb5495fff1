package io.huifang.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@Tag("P2")
class InboxTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private final Ids ids = new Ids(Clock.systemUTC());
    private final Inbox inbox = new Inbox();
    private final String consumer = "test/" + ids.next();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aFactIsHeardForTheFirstTimeOnce() {
        UUID a = ids.next();
        UUID b = ids.next();

        Set<UUID> first = hear(consumer, List.of(a, a));
        Set<UUID> second = hear(consumer, List.of(b, a));

        assertThat(first).containsExactly(a);
        assertThat(second).containsExactly(b);
    }

    @Test
    void eachConsumerHearsForItself() {
        UUID a = ids.next();
        hear(consumer, List.of(a));

        assertThat(hear(consumer + "/other", List.of(a))).containsExactly(a);
    }

    @Test
    void nothingWasHeardWhenTheTransactionRollsBack() {
        UUID a = ids.next();
        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        tx ->
                                                inbox.firstTime(tx, consumer, List.of(a))
                                                        .chain(() -> fail("the work failed"))))
                .hasMessage("the work failed");

        assertThat(hear(consumer, List.of(a))).containsExactly(a);
    }

    @Test
    void ofManyWhoHearTheSameFactsAtOnceEachIsFirstForOne() {
        List<UUID> facts = Stream.generate(ids::next).limit(200).toList();

        List<CompletableFuture<Set<UUID>>> hearers =
                IntStream.range(0, 6).mapToObj(i -> hearShuffled(facts)).toList();

        List<UUID> first = hearers.stream().flatMap(one -> one.join().stream()).toList();
        assertThat(first).containsExactlyInAnyOrderElementsOf(facts);
    }

    @Test
    void onlyOldEntriesArePurged() {
        UUID old = ids.next();
        UUID young = ids.next();
        hear(consumer, List.of(old, young));
        DATABASE.sql(
                "UPDATE inbox SET heard_at = now() - interval '15 days' WHERE event_id = '%s'"
                        .formatted(old));

        purge(Duration.ofDays(14));

        assertThat(hear(consumer, List.of(old, young))).containsExactly(old);
    }

    @Test
    void aPurgeTakesAsManyBatchesAsItNeeds() {
        DATABASE.sql(
                """
                INSERT INTO inbox SELECT '%s', gen_random_uuid(), now() - interval '15 days'
                FROM generate_series(1, 12000)"""
                        .formatted(consumer));

        int purged = purge(Duration.ofDays(14));

        assertThat(purged).isGreaterThanOrEqualTo(12_000);
        assertThat(
                        DATABASE.number(
                                "SELECT count(*) FROM inbox WHERE consumer = '" + consumer + "'"))
                .isZero();
    }

    private Set<UUID> hear(String who, List<UUID> facts) {
        return DATABASE.inTransaction(tx -> inbox.firstTime(tx, who, facts));
    }

    private CompletableFuture<Set<UUID>> hearShuffled(List<UUID> facts) {
        List<UUID> shuffled = new java.util.ArrayList<>(facts);
        Collections.shuffle(shuffled);
        return CompletableFuture.supplyAsync(() -> hear(consumer, shuffled));
    }

    private static int purge(Duration keep) {
        return new InboxPurge(DATABASE.pool, Settings.defaults(), DATABASE.vertx)
                .purge(keep)
                .await()
                .indefinitely();
    }

    private static <T> Uni<T> fail(String words) {
        return Uni.createFrom().failure(new IllegalStateException(words));
    }
}
