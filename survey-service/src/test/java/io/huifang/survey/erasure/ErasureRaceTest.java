package io.huifang.survey.erasure;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.huifang.survey.fixture.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.OtherReplica;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Words that are being written when the customer is erased. Another replica's row, which never
 * comes to be, holds the writer up after it found the customer not erased.
 */
@SurveyTest
@Tag("D13")
@Tag("R99")
class ErasureRaceTest {
    private static final Desk AGENT = Desk.agent(46);

    Database database;
    private TaskTopic topics;
    private Tables tables;
    private CallbackDispatched call;

    @BeforeEach
    void conclude() {
        topics = new TaskTopic();
        tables = Tables.of(database);
        call = topics.dispatch(aDispatch());
        Eventually.isIn("OFFERED", call.attemptId());
        AGENT.claimed(call.reason())
                .conclude("{\"disposition\":\"NO_ANSWER\"}")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void leavesNoWordsOfACorrectionUnderWay() {
        eraseDuring(
                "INSERT INTO attempt_correction (attempt_id, revision, corrected_at, customer_id,"
                        + " previous, disposition, corrected_by, fact) VALUES (?, 1, now(), ?,"
                        + " 'NO_ANSWER', 'VOICEMAIL', 'other', '{}')",
                () -> Desk.supervisor().correct(call.attemptId(), "BUSY", "he was ill"),
                200);

        assertThat(written("attempt_correction")).isEqualTo("1 0");
    }

    @Test
    void leavesNoWordsOfAReviewUnderWay() {
        eraseDuring(
                "INSERT INTO review (attempt_id, version, reviewed_at, listening, empathy,"
                        + " correctness, procedure, reviewer, agent, customer_id)"
                        + " VALUES (?, 1, now(), 1, 1, 1, 1, 'other', 'somebody', ?)",
                () ->
                        Desk.supervisor()
                                .request()
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .body(
                                        "{\"attemptId\":\"%s\",\"listening\":4,\"empathy\":5,"
                                                        .formatted(call.attemptId())
                                                + "\"correctness\":3,\"procedure\":2,"
                                                + "\"remarks\":\"he was ill\"}")
                                .post("/v1/reviews"),
                201);

        assertThat(written("review")).isEqualTo("1 0");
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM idempotent_answer WHERE customer_id = ?"
                                        + " AND sealed IS NOT NULL",
                                call.customerId()))
                .isZero();
    }

    private void eraseDuring(String inTheWay, Supplier<Response> writing, int status) {
        CompletableFuture<Response> written;
        try (OtherReplica other = OtherReplica.begin(database)) {
            other.run(inTheWay, call.attemptId(), call.customerId());
            written = CompletableFuture.supplyAsync(writing);
            other.untilAwaited();
            topics.erase(call.customerId());
            eventually().until(() -> erased() || somebodyAwaitsAWaitingOne());
        }
        assertThat(written.join().statusCode()).isEqualTo(status);
        eventually().until(this::erased);
    }

    private boolean erased() {
        return tables.count(
                        "SELECT count(*) FROM erased_customer WHERE customer_id = ?",
                        call.customerId())
                > 0;
    }

    private boolean somebodyAwaitsAWaitingOne() {
        return tables.count(
                        "SELECT count(*) FROM pg_stat_activity a, unnest(pg_blocking_pids(a.pid)) b"
                                + " WHERE cardinality(pg_blocking_pids(b)) > 0")
                > 0;
    }

    /** How many there are, and how many of them have words. */
    private String written(String table) {
        return tables.text(
                "SELECT count(*) || ' ' || count(sealed) FROM " + table + " WHERE attempt_id = ?",
                call.attemptId());
    }
}
