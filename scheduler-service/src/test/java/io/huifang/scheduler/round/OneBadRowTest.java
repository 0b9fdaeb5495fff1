package io.huifang.scheduler.round;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.LogLines;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;
import io.huifang.scheduler.followup.FollowUpWhatWaited;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A row that a timer cannot read, among others that it can. */
@SchedulerTest
@Tag("P1")
class OneBadRowTest {
    @Inject Isolation isolation;
    @Inject SetAsideRows setAsideRows;
    @Inject SetAsideMeter setAsideMeter;
    @Inject MeterRegistry registry;
    @Inject Pool pool;
    @Inject FollowUpWhatWaited followUpWhatWaited;

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    /** The service's own timer. */
    @Test
    void keepsNoSilentAttemptOfOthersFromBeingTakenBack() {
        List<Map<String, Object>> attempts = IntStream.range(0, 5).mapToObj(i -> called()).toList();
        Object bad = attempts.get(2).get("attempt_id");
        Object badTask = attempts.get(2).get("callback_id");
        spoil(bad);
        try (LogLines log = LogLines.of(Isolation.class)) {
            attempts.forEach(
                    it ->
                            tables.change(
                                    "UPDATE callback_attempt SET silent_at = now() - interval '1 m'"
                                            + " WHERE attempt_id = ?",
                                    it.get("attempt_id")));

            for (Map<String, Object> attempt : attempts) {
                if (attempt.get("attempt_id").equals(bad)) continue;
                eventually(() -> assertThat(ended(attempt)).isEqualTo("SILENT"));
            }
            eventually(() -> assertThat(setAside("silent-attempt", badTask)).isOne());
            assertThat(log.errors())
                    .filteredOn(line -> line.contains(badTask.toString()))
                    .singleElement()
                    .asString()
                    .contains("work=silent-attempt", "reason=IllegalArgumentException");
        } finally {
            mend(bad);
        }

        tables.change("UPDATE set_aside SET until = now() WHERE row_id = ?", badTask);
        eventually(() -> assertThat(ended(attempts.get(2))).isEqualTo("SILENT"));
    }

    @Test
    void keepsNobodyElsesMatterFromBeingFollowedUp() {
        List<Map<String, Object>> attempts =
                IntStream.range(0, 4).mapToObj(i -> wantsAFollowUp()).toList();
        Object bad = attempts.get(1).get("attempt_id");
        spoil(bad);
        try {
            assertThatThrownBy(() -> await(followUpWhatWaited.followUp(500)))
                    .as("by itself the batch fails")
                    .isInstanceOf(AtFault.class);

            await(isolation.untilNoneIsLeft(500, followUpWhatWaited::followUp));

            for (Map<String, Object> attempt : attempts) {
                Object id = attempt.get("attempt_id");
                assertThat(wanted(id)).isEqualTo(id.equals(bad) ? "WAITS" : "DONE");
            }
            assertThat(setAside("follow-up", bad)).isOne();
        } finally {
            mend(bad);
        }

        tables.change("UPDATE set_aside SET until = now() WHERE row_id = ?", bad);
        await(isolation.untilNoneIsLeft(500, followUpWhatWaited::followUp));
        assertThat(wanted(bad)).isEqualTo("DONE");
    }

    /** What everything fails for is hardly the rows' own fault. */
    @Test
    void isToldFromAFaultOfThemAllByHowManyThereAre() {
        String work = "test-" + UUID.randomUUID();
        List<UUID> rows = IntStream.range(0, 25).mapToObj(i -> UUID.randomUUID()).toList();
        try (LogLines log = LogLines.of(Isolation.class)) {

            await(isolation.untilNoneIsLeft(8, most -> failing(work, rows, most)));

            assertThat(setAside(work)).isEqualTo(Isolation.MOST_OF_A_ROUND);
            assertThat(log.errors())
                    .filteredOn(line -> line.startsWith("10 rows were set aside in one round"))
                    .hasSize(1);
        }

        await(isolation.untilNoneIsLeft(8, most -> failing(work, rows, most)));
        assertThat(setAside(work)).as("the next round").isEqualTo(20);
        await(setAsideMeter.count());
        assertThat(registry.get("huifang.set.aside").gauge().value()).isGreaterThanOrEqualTo(20);

        tables.change("DELETE FROM set_aside WHERE work = ?", work);
    }

    @Test
    void isSetAsideWithFewOthersWhileTheRoundGoesOn() {
        String work = "test-" + UUID.randomUUID();
        List<UUID> rows = IntStream.range(0, 9).mapToObj(i -> UUID.randomUUID()).toList();

        await(isolation.untilNoneIsLeft(8, most -> failing(work, rows, most)));

        assertThat(setAside(work)).isEqualTo(9);
        tables.change("DELETE FROM set_aside WHERE work = ?", work);
    }

    /** Fails with all rows that are not set aside. */
    private Uni<Integer> failing(String work, List<UUID> rows, int most) {
        return pool.withTransaction(
                tx ->
                        setAsideRows
                                .of(tx, work)
                                .map(
                                        aside ->
                                                rows.stream()
                                                        .filter(row -> !aside.contains(row))
                                                        .limit(most)
                                                        .toList())
                                .chain(claimed -> failing(tx, work, claimed)));
    }

    private static Uni<Integer> failing(SqlConnection tx, String work, List<UUID> claimed) {
        if (claimed.isEmpty()) return Uni.createFrom().item(0);
        return Isolation.blaming(tx, work, claimed, () -> tx.query("SELECT 1 / 0").execute())
                .replaceWith(claimed.size());
    }

    private long setAside(String work) {
        return tables.count("SELECT count(*) FROM set_aside WHERE work = ?", work);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }

    private void spoil(Object attemptId) {
        tables.change(
                "UPDATE callback_attempt SET disposition = 'UNHEARD_OF',"
                        + " concluded_at = coalesce(concluded_at, now()) WHERE attempt_id = ?",
                attemptId);
    }

    private void mend(Object attemptId) {
        tables.change(
                "UPDATE callback_attempt SET"
                        + " disposition = CASE WHEN ended IS NULL THEN NULL ELSE"
                        + " 'REACHED_RESOLVED' END,"
                        + " concluded_at = CASE WHEN ended IS NULL THEN NULL ELSE concluded_at END"
                        + " WHERE attempt_id = ?",
                attemptId);
    }

    private Object ended(Map<String, Object> attempt) {
        return tables.values(
                        "SELECT coalesce(ended, '') FROM callback_attempt WHERE attempt_id = ?",
                        attempt.get("attempt_id"))
                .get(0);
    }

    private Object wanted(Object attemptId) {
        return tables.values("SELECT state FROM wanted_follow_up WHERE attempt_id = ?", attemptId)
                .get(0);
    }

    private long setAside(String work, Object id) {
        return tables.count(
                "SELECT count(*) FROM set_aside WHERE work = ? AND row_id = ?", work, id);
    }

    private Map<String, Object> called() {
        Event event = Event.refundDelayed();
        Log.send(event);
        eventually(() -> assertThat(attempts(event.customerId())).hasSize(1));
        return attempts(event.customerId()).get(0);
    }

    private Map<String, Object> wantsAFollowUp() {
        Map<String, Object> attempt = called();
        UUID id = (UUID) attempt.get("attempt_id");
        Log.send(
                List.of(
                        Word.concluded(
                                attempt.get("customer_id").toString(),
                                attempt,
                                Disposition.REACHED_RESOLVED)));
        eventually(() -> assertThat(ended(attempt)).isEqualTo("CONCLUDED"));
        tables.change(
                "INSERT INTO wanted_follow_up (attempt_id, rule, callback_id, reason, explanation,"
                        + " since, because, state) SELECT attempt_id, 'answer.low', callback_id,"
                        + " 'low-score', 'It is low.', now(), attempt_id, 'WAITS'"
                        + " FROM callback_attempt WHERE attempt_id = ?",
                id);
        return attempt;
    }

    private List<Map<String, Object>> attempts(String customerId) {
        return tables.rows(
                "SELECT a.*, t.customer_id FROM callback_attempt a"
                        + " JOIN callback_task t USING (callback_id) WHERE t.customer_id = ?",
                customerId);
    }
}
