package io.huifang.scheduler.replay;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Erasures.erasure;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.ReplayRows;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.replay.past.Page;
import io.huifang.scheduler.replay.past.ReadPasts;
import io.huifang.scheduler.replay.past.Stretch;
import io.huifang.scheduler.replay.virtual.Findings;
import io.huifang.scheduler.replay.virtual.TwoLives;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What an erasure leaves of what replays found: nothing of the customer, whenever it comes. */
@SchedulerTest
@Tag("R99")
@Tag("P20")
@Tag("D13")
class ErasedChangesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject ReplayLives replayLives;
    @Inject ReadPasts readPasts;
    @Inject KeepFindings keepFindings;
    @Inject ErasedChanges erasedChanges;
    @Inject Pool pool;

    Database database;
    Tables tables;
    private Instant from;

    /** Only so many may be under way. */
    private final List<UUID> begun = new ArrayList<>();

    /** Their calls wait for the morning. */
    private final Event leaving = Event.refundDelayed().zone(Daytime.nightZone());

    /** The next customer by id, so that a page has both. */
    private final Event staying =
            Event.refundDelayed()
                    .zone(Daytime.nightZone())
                    .customer(leaving.customerId() + "-stays");

    @BeforeEach
    void live() {
        tables = new Tables(database);
        from = databaseNow();
        Log.send(leaving, staying);
        for (Event event : List.of(leaving, staying)) {
            eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(1));
        }
    }

    @AfterEach
    void end() {
        begun.forEach(it -> tables.change("DELETE FROM replay WHERE replay_id = ?", it));
    }

    @Test
    void goWholeAndAloneHoweverOftenItIsTold() {
        UUID replay = new ReplayRows(tables).done(List.of(leaving, staying));
        List<Object> before = rows(replay);
        assertThat(before).hasSize(2);

        erase();
        Log.send(List.of(erasure(leaving.customerId())));

        eventually(() -> assertThat(rows(replay)).hasSize(1));
        assertThat(rows(replay)).containsExactly(before.get(1));
        assertThat(customers(replay)).containsExactly(staying.customerId());
    }

    @Test
    void areNotKeptOfWhoWasErasedWhileHisPastWasLived() {
        Replay replay = running(policyThatOpensAt("13:00"));
        Page page = page(replay);
        Findings found = lived(replay, page);
        assertThat(found.changes()).hasSize(2);

        erase();

        assertThat(keepFindings.keep(replay, page.upTo(), found).await().atMost(PATIENCE)).isTrue();
        assertThat(customers(replay.replayId())).containsExactly(staying.customerId());
    }

    /** Neither transaction sees what the other has not committed: one waits for the other. */
    @Test
    void goAlsoWhenTheyAreJustBeingKept() {
        UUID replay = new ReplayRows(tables).running();
        begun.add(replay);
        CompletableFuture<Void> held = new CompletableFuture<>();

        CompletableFuture<Void> kept =
                pool.withTransaction(
                                tx ->
                                        erasedChanges
                                                .holdOff(tx)
                                                .chain(() -> keep(tx, replay))
                                                .invoke(() -> held.complete(null))
                                                .chain(this::untilAnErasureWaits))
                        .subscribeAsCompletionStage()
                        .toCompletableFuture();
        assertThat(held).succeedsWithin(PATIENCE);
        Log.send(List.of(erasure(leaving.customerId())));

        assertThat(kept).succeedsWithin(PATIENCE);
        eventually(() -> assertThat(isErased()).isTrue());
        assertThat(rows(replay)).isEmpty();
    }

    private Uni<Void> keep(SqlConnection tx, UUID replay) {
        return tx.preparedQuery(
                        """
                        INSERT INTO replay_change (replay_id, place, event_key, kind, rule,
                            explanation, otherwise_kind, otherwise_rule, otherwise_explanation)
                        SELECT $1, 1, event_key, 'IGNORED', 'any', 'any', 'IGNORED', 'any', 'any'
                        FROM decision WHERE customer_id = $2""")
                .execute(Tuple.of(replay, leaving.customerId()))
                .replaceWithVoid();
    }

    private Uni<Void> untilAnErasureWaits() {
        return pool.query(
                        """
                        SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database
                        WHERE locktype = 'advisory' AND NOT granted
                            AND d.datname = current_database()""")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(50))
                .repeat()
                .until(waiting -> waiting > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void erase() {
        Log.send(List.of(erasure(leaving.customerId())));
        eventually(() -> assertThat(isErased()).isTrue());
    }

    private boolean isErased() {
        return tables.count(
                        "SELECT count(*) FROM customer WHERE customer_id = ?"
                                + " AND erased_at IS NOT NULL",
                        leaving.customerId())
                == 1;
    }

    /** All that stands in them, by place. */
    private List<Object> rows(UUID replay) {
        return tables.values(
                "SELECT c::text FROM replay_change c WHERE replay_id = ? ORDER BY place", replay);
    }

    private List<Object> customers(UUID replay) {
        return tables.values(
                "SELECT customer_id FROM replay_change JOIN decision USING (event_key)"
                        + " WHERE replay_id = ?",
                replay);
    }

    /** That begins with him: others may have been here before. */
    private Page page(Replay replay) {
        String id = leaving.customerId();
        String before = id.substring(0, id.length() - 1);
        return readPasts
                .next(new Stretch(replay.from(), replay.to(), before, 5_000, 20_000))
                .await()
                .atMost(PATIENCE);
    }

    private Findings lived(Replay replay, Page page) {
        TwoLives lives = replayLives.of(replay).await().atMost(PATIENCE).orElseThrow();
        return lives.compare(page.pasts(), 100);
    }

    private static int policyThatOpensAt(String time) {
        return as("policy-admin")
                .contentType("application/yaml")
                .body(
                        DefaultPolicy.text()
                                .replace("from: \"09:00\"", "from: \"" + time + "\"")
                                .getBytes(UTF_8))
                .post("/v1/policies")
                .then()
                .extract()
                .path("version");
    }

    /** A replay that this test has begun. */
    private Replay running(int policy) {
        UUID id = UUID.randomUUID();
        begun.add(id);
        UUID owner = UUID.randomUUID();
        Instant to = databaseNow();
        tables.change(
                "INSERT INTO replay (replay_id, policy_version, period_from, period_to, asked_by,"
                        + " asked_at, state, began_at, expected, owner, leased_until, claims)"
                        + " VALUES (?, ?, ?::timestamptz, ?::timestamptz, 'test', now(), 'RUNNING',"
                        + " now(), 2, ?, now() + interval '1 h', 1)",
                id,
                policy,
                from.toString(),
                to.toString(),
                owner);
        return new Replay(id, owner, policy, from, to, "", true, 0);
    }

    private Instant databaseNow() {
        return ((Timestamp) tables.values("SELECT clock_timestamp()").get(0))
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS);
    }
}
