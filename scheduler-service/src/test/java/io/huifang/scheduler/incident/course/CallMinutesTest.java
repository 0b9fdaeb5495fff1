package io.huifang.scheduler.incident.course;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Minutes that several replicas fill at once. */
@SchedulerTest
@Tag("D8")
class CallMinutesTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE relation = 'incident_minute'::regclass"
                    + " AND NOT granted";

    @Inject CallMinutes minutes;
    @Inject Pool pool;

    Database database;

    /** So far ahead that nothing else has to do with it. */
    private final Instant minute =
            Instant.now()
                    .truncatedTo(ChronoUnit.MINUTES)
                    .plus(Duration.ofDays(400 + ThreadLocalRandom.current().nextInt(10_000)));

    @AfterEach
    void leaveNothingBehind() {
        tables().change("DELETE FROM incident_minute WHERE minute = ?", Timestamp.from(minute));
    }

    @Test
    void areTakenByOnePlanAfterTheOther() {
        SqlConnection first = pool.getConnection().await().atMost(DEADLINE);
        Transaction plan = first.begin().await().atMost(DEADLINE);
        minutes.lock(first, minute).await().atMost(DEADLINE);

        CompletableFuture<Map<Instant, Integer>> second =
                pool.withTransaction(tx -> minutes.lock(tx, minute)).subscribeAsCompletionStage();
        eventually(() -> assertThat(second.isDone() || tables().count(WAITING) > 0).isTrue());
        minutes.add(first, Map.of(minute, 7)).await().atMost(DEADLINE);
        plan.commit().await().atMost(DEADLINE);
        first.closeAndAwait();

        assertThat(second).succeedsWithin(DEADLINE).isEqualTo(Map.of(minute, 7));
    }

    private Tables tables() {
        return new Tables(database);
    }
}
