package io.huifang.scheduler.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.incident.IncidentCounts.Reached;
import io.huifang.scheduler.incident.IncidentCounts.Touched;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.IncidentRule.Counts;
import io.huifang.scheduler.policy.IncidentRule.Quiet;
import io.huifang.scheduler.policy.IncidentRule.Threshold;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** When there are enough events for an incident, and when it is quiet again. */
@SchedulerTest
@Tag("D8")
class IncidentCountsTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private static final Quiet QUIET = new Quiet(10, Duration.ofMinutes(10));

    @Inject IncidentCounts counts;
    @Inject Pool pool;

    Database database;
    Tables tables;

    private final IncidentKey key =
            new IncidentKey("payment-outage", List.of("C-" + UUID.randomUUID()));

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void areEnoughWithinAnyFiveMinutes() {
        add(8, 60, 60);
        assertThat(add(4, 39, 39)).isEmpty();

        assertThat(add(5, 1, 1))
                .singleElement()
                .isEqualTo(new Reached(key, customers(100), ago(8), 100));
    }

    @Test
    void areNotEnoughWhenTheyAreFurtherApart() {
        add(9, 60, 60);

        assertThat(add(4, 60, 60)).isEmpty();
    }

    /** The minutes of a storm may come in any order. */
    @Test
    @Tag("P7")
    void areEnoughAlsoWhenAnEarlierMinuteComesLast() {
        add(4, 60, 60);

        assertThat(add(8, 60, 60)).singleElement().extracting(Reached::since).isEqualTo(ago(8));
    }

    @Test
    void countWhoFailsAgainOnce() {
        assertThat(add(3, 500, 99)).isEmpty();

        assertThat(reached(new Threshold(Counts.EVENTS, 500, FIVE_MINUTES), 3)).hasSize(1);
    }

    @Test
    void beginAnewAfterTheEndOfAnIncident() {
        tables.change(
                "INSERT INTO incident (incident_id, rule, key_values, since, opened_at,"
                        + " opened_because, closed_at, closed_because, held_at_end) VALUES"
                        + " (gen_random_uuid(), ?, ?, ?, ?, 'many', ?, 'few', 0)",
                key.rule(),
                key.values().get(0),
                Timestamp.from(ago(8)),
                Timestamp.from(ago(8)),
                Timestamp.from(ago(5).plusSeconds(30)));
        add(5, 99, 99);

        assertThat(add(4, 99, 99)).isEmpty();
        assertThat(add(3, 1, 1)).singleElement().extracting(Reached::since).isEqualTo(ago(4));
    }

    @Test
    void areLostByNoneOfManyTransactionsAtOnce() {
        Uni.join()
                .all(Stream.generate(() -> adding(1, 7, 3)).limit(40).toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(
                        tables.count(
                                "SELECT sum(events * 1000 + customers) FROM incident_count WHERE"
                                        + " key_values = ?",
                                key.values().get(0)))
                .isEqualTo(40 * 7 * 1000 + 40 * 3);
    }

    @Test
    void areQuietOnlyWhenFewHappenedAndFewCameLate() {
        assertThat(isQuiet(NOW)).isTrue();
        add(30, 10, 10);

        // they happened long ago, but came just now
        assertThat(isQuiet(NOW)).isFalse();
        assertThat(isQuiet(NOW.plus(Duration.ofMinutes(10)))).isTrue();
    }

    private List<Reached> add(int minutesAgo, int events, int customers) {
        adding(minutesAgo, events, customers).await().atMost(Duration.ofSeconds(10));
        return reached(customers(100), minutesAgo);
    }

    private Uni<Void> adding(int minutesAgo, int events, int customers) {
        List<Tally> tally = List.of(new Tally(key, ago(minutesAgo), events, customers));
        return pool.withTransaction(tx -> counts.add(tx, tally, NOW));
    }

    private List<Reached> reached(Threshold threshold, int minutesAgo) {
        List<Touched> touched =
                List.of(new Touched(key, threshold, ago(minutesAgo), ago(minutesAgo)));
        return pool.withTransaction(tx -> counts.reached(tx, touched))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private boolean isQuiet(Instant now) {
        return counts.isQuiet(pool, key, QUIET, now).await().atMost(Duration.ofSeconds(10));
    }

    private static Threshold customers(int least) {
        return new Threshold(Counts.CUSTOMERS, least, FIVE_MINUTES);
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
