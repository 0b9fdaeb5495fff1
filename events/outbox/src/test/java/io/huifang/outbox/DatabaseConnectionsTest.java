package io.huifang.outbox;

import static io.huifang.outbox.ReadingBench.GROUP;
import static io.huifang.outbox.ReadingBench.P0;
import static io.huifang.outbox.ReadingBench.P1;
import static io.huifang.outbox.ReadingBench.offsets;
import static io.huifang.outbox.ReadingBench.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.process.Signal;
import io.vertx.mutiny.sqlclient.Pool;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The database's side of a connection is frozen: it answers nothing, and the connection stays. */
@Tag("P1")
class DatabaseConnectionsTest {
    private static final DatabaseConnections IMPATIENT =
            new DatabaseConnections(Duration.ofSeconds(2));

    private static final DatabaseConnections ENDLESSLY_PATIENT =
            new DatabaseConnections(Duration.ofDays(1));

    private final ReadingBench bench = new ReadingBench();
    private final List<Long> frozen = new ArrayList<>();

    @AfterEach
    void close() {
        frozen.forEach(Signal.CONT::sendTo);
        bench.close();
    }

    @Test
    void oneThatFellSilentHoldsUpNobody() {
        Pool pool = pool(IMPATIENT);
        // the control: without a limit a reader waits for as long as the connection is silent
        Pool patient = pool(ENDLESSLY_PATIENT);
        freeze(pool);
        freeze(patient);

        CompletableFuture<Void> waiting = read(patient, P1);
        CompletableFuture<Void> read = read(pool, P0);

        await().until(read::isDone);
        assertThat(bench.worked(P0)).containsExactly(offsets(0, 10));
        assertThat(waiting).isNotDone();
        frozen.forEach(Signal.CONT::sendTo);
        await().until(waiting::isDone);
        assertThat(bench.worked(P1)).containsExactly(offsets(0, 10));
    }

    /** As an application gets them: what is well is never silent for so long. */
    @Test
    void oneIsGivenUpAfterMoreThanTheDatabaseLetsAStatementTake() {
        assertThat(DatabaseConnections.SILENT)
                .isGreaterThan(Duration.ofSeconds(15 + 20))
                .isLessThan(Duration.ofMinutes(1));
    }

    private Pool pool(DatabaseConnections connections) {
        return bench.database.newPool(
                1,
                (database, options) ->
                        connections.pool(List.of(database), options, bench.database.vertx));
    }

    private CompletableFuture<Void> read(Pool pool, TopicPartition partition) {
        Map<String, String> quick =
                Map.of("offsets.first-pause", "10ms", "offsets.longest-pause", "50ms");
        return bench.replica(pool, quick)
                .consume(GROUP, poll(partition, 0, 10), bench::work)
                .subscribeAsCompletionStage()
                .toCompletableFuture();
    }

    /** The pool's only connection; its server's process holds no lock. */
    private void freeze(Pool pool) {
        long process =
                pool.query("SELECT pg_backend_pid()")
                        .execute()
                        .map(rows -> rows.iterator().next().getLong(0))
                        .await()
                        .atMost(Duration.ofSeconds(30));
        frozen.add(process);
        Signal.STOP.sendTo(process);
    }
}
