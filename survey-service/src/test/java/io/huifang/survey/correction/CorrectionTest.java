package io.huifang.survey.correction;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@SurveyTest
@Tag("D11")
class CorrectionTest {
    private static final Desk AGENT = Desk.agent(8);
    private static final Desk SUPERVISOR = Desk.supervisor();

    Database database;
    private TaskTopic scheduler;
    private Tables tables;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
        tables = Tables.of(database);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private Desk.Held claimed() {
        return claimed(scheduler.dispatch(aDispatch()));
    }

    private static Desk.Held claimed(CallbackDispatched dispatched) {
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return AGENT.claimed(dispatched.reason());
    }

    private UUID concluded(String disposition) {
        Desk.Held held = claimed();
        held.conclude("{\"disposition\":\"" + disposition + "\",\"note\":\"as it was\"}")
                .then()
                .statusCode(200);
        return held.attemptId();
    }

    private long corrections(UUID attempt) {
        return tables.count(
                "SELECT count(*) FROM attempt_correction WHERE attempt_id = ?", attempt);
    }

    @Test
    void showsBothVersions() {
        UUID attempt = concluded("NO_ANSWER");

        Response corrected = SUPERVISOR.correct(attempt, "REFUSED_SOFT", "heard the recording");
        Response again = SUPERVISOR.correct(attempt, "REFUSED_HARD", "heard it twice");

        corrected.then().statusCode(200);
        again.then().statusCode(200);
        for (Desk reader : List.of(AGENT, SUPERVISOR)) {
            Response seen = reader.attempt(attempt);
            assertThat(seen.<String>path("conclusion.disposition")).isEqualTo("NO_ANSWER");
            assertThat(seen.<String>path("conclusion.note")).isEqualTo("as it was");
            assertThat(seen.<List<Integer>>path("conclusion.corrections.revision"))
                    .containsExactly(1, 2);
            assertThat(seen.<List<String>>path("conclusion.corrections.previous"))
                    .containsExactly("NO_ANSWER", "REFUSED_SOFT");
            assertThat(seen.<List<String>>path("conclusion.corrections.disposition"))
                    .containsExactly("REFUSED_SOFT", "REFUSED_HARD");
            assertThat(seen.<List<String>>path("conclusion.corrections.because"))
                    .containsExactly("heard the recording", "heard it twice");
        }
        assertThat(again.<Object>path("conclusion"))
                .isEqualTo(SUPERVISOR.attempt(attempt).<Object>path("conclusion"));
    }

    @Test
    @Tag("R47")
    void standsInTheCustomersTimeline() {
        Desk.Held held = claimed();
        String customer = held.claim().path("customerId");
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
        SUPERVISOR.correct(held.attemptId(), "VOICEMAIL", "a machine").then().statusCode(200);

        Response timeline = SUPERVISOR.request().get("/v1/customers/" + customer + "/timeline");

        assertThat(timeline.<List<String>>path("contacts[0].corrections.disposition"))
                .containsExactly("VOICEMAIL");
    }

    @Test
    void isToldToTheSchedulerAndToAnalyticsWithItsRevision() {
        UUID attempt = concluded("NO_ANSWER");
        SUPERVISOR.correct(attempt, "REFUSED_SOFT", "secret-words-5512").then().statusCode(200);

        List<String> told =
                Topics.saying(Topic.CALLBACK_ATTEMPTS, attempt.toString(), 2).stream()
                        .map(record -> record.text())
                        .toList();
        List<String> facts =
                Topics.saying(Topic.ANALYTICS_ATTEMPTS, attempt.toString(), 2).stream()
                        .map(record -> record.text())
                        .toList();

        assertThat(told.get(1))
                .contains(
                        "\"previous\":\"NO_ANSWER\"",
                        "\"disposition\":\"REFUSED_SOFT\"",
                        "\"revision\":1",
                        "\"correctedBy\":\"supervisor\"");
        assertThat(facts.get(1)).contains("\"revision\":1", "REFUSED_SOFT", "\"contacted\":true");
        assertThat(told).noneMatch(text -> text.contains("secret-words"));
        assertThat(tables.readableIn("secret-words-5512")).isEmpty();
    }

    @Test
    @Tag("P21")
    void isAuditedInItsTransaction() {
        UUID attempt = concluded("NO_ANSWER");

        SUPERVISOR.correct(attempt, "BUSY", "heard it").then().statusCode(200);
        SUPERVISOR.correct(attempt, "BUSY", "heard it").then().statusCode(422);

        assertThat(
                        tables.strings(
                                "SELECT actor || ' ' || because FROM audit_entry"
                                        + " WHERE act = 'CORRECT' AND object = ?",
                                "attempt:" + attempt))
                .containsExactly("supervisor revision 1: BUSY instead of NO_ANSWER");
    }

    @Test
    @Tag("P18")
    void isMadeOnceHoweverOftenItIsSent() {
        UUID attempt = concluded("NO_ANSWER");
        String body = "{\"disposition\":\"BUSY\",\"because\":\"heard it\"}";

        List<CompletableFuture<Response>> sent =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        SUPERVISOR
                                                                .request()
                                                                .header(
                                                                        "Idempotency-Key",
                                                                        "c-" + attempt)
                                                                .body(body)
                                                                .post(
                                                                        "/v1/attempts/"
                                                                                + attempt
                                                                                + "/corrections")))
                        .limit(6)
                        .toList();
        List<Response> answers = sent.stream().map(CompletableFuture::join).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(corrections(attempt)).isOne();
    }

    @Test
    void makesAChainOfCorrectionsThatRace() {
        UUID attempt = concluded("NO_ANSWER");

        List<CompletableFuture<Integer>> racing =
                Stream.of("BUSY", "VOICEMAIL", "REFUSED_SOFT", "THIRD_PARTY")
                        .map(
                                to ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        SUPERVISOR
                                                                .correct(attempt, to, "race")
                                                                .statusCode()))
                        .toList();

        assertThat(racing.stream().map(CompletableFuture::join)).containsOnly(200);
        assertThat(
                        tables.strings(
                                "SELECT previous = lag(disposition, 1, 'NO_ANSWER')"
                                        + " OVER (ORDER BY revision) FROM attempt_correction"
                                        + " WHERE attempt_id = ?",
                                attempt))
                .containsExactly("t", "t", "t", "t");
    }

    @Test
    void refusesWhatCorrectsNothing() {
        Desk.Held open = claimed();
        UUID attempt = concluded("NO_ANSWER");

        Response unended = SUPERVISOR.correct(open.attemptId(), "BUSY", "early");
        Response unknown = SUPERVISOR.correct(UUID.randomUUID(), "BUSY", "nothing");
        Response same = SUPERVISOR.correct(attempt, "NO_ANSWER", "same");
        Response undated = SUPERVISOR.correct(attempt, "APPOINTMENT_MADE", "when?");
        Response agents = AGENT.correct(attempt, "BUSY", "my own");
        Response silent =
                SUPERVISOR
                        .request()
                        .body("{\"disposition\":\"BUSY\",\"note\":\"x\"}")
                        .post("/v1/attempts/" + attempt + "/corrections");

        assertThat(unended.<String>path("code")).isEqualTo("attempt-not-concluded");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(same.<List<String>>path("errors.code")).containsExactly("unchanged");
        assertThat(undated.<List<String>>path("errors.code")).containsExactly("no-appointment");
        assertThat(agents.statusCode()).isEqualTo(403);
        assertThat(silent.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder("/because", "");
        assertThat(corrections(attempt)).isZero();
        open.release().then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REACHED_RESOLVED",
                "REACHED_PARTIAL",
                "REACHED_UNRESOLVED",
                "FRAUD_SUSPECTED"
            })
    void findsNoTalkWhereNobodyWasCalled(String disposition) {
        UUID attempt = concluded("NO_ANSWER");

        Response refused = SUPERVISOR.correct(attempt, disposition, "heard it");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<List<String>>path("errors.code")).containsExactly("not-revealed");
        assertThat(corrections(attempt)).isZero();
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM freeze_request WHERE attempt_id = ?",
                                attempt))
                .isZero();
    }

    @Test
    @Tag("P8")
    void isToldAgainAfterTheEndToASchedulerThatLostIt() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Desk.Held held = claimed(dispatched);
        held.conclude("{\"disposition\":\"NO_ANSWER\"}").then().statusCode(200);
        SUPERVISOR.correct(held.attemptId(), "BUSY", "heard it").then().statusCode(200);
        String attempt = held.attemptId().toString();
        List<String> first =
                Topics.saying(Topic.CALLBACK_ATTEMPTS, attempt, 2).stream()
                        .map(record -> record.text())
                        .toList();

        scheduler.tell(dispatched);

        List<String> all =
                Topics.saying(Topic.CALLBACK_ATTEMPTS, attempt, 4).stream()
                        .map(record -> record.text())
                        .toList();
        assertThat(all.subList(2, 4)).isEqualTo(first);
    }

    @Test
    @Tag("D13")
    void losesItsWordsWithTheCustomer() {
        Desk.Held held = claimed();
        String customer = held.claim().path("customerId");
        held.conclude("{\"disposition\":\"NO_ANSWER\"}").then().statusCode(200);
        SUPERVISOR.correct(held.attemptId(), "BUSY", "he was ill").then().statusCode(200);

        scheduler.erase(customer);
        scheduler.erase(customer);

        Eventually.eventually()
                .until(() -> !SUPERVISOR.attempt(held.attemptId()).asString().contains("ill"));
        SUPERVISOR.correct(held.attemptId(), "VOICEMAIL", "still ill").then().statusCode(200);
        Response seen = SUPERVISOR.attempt(held.attemptId());
        assertThat(seen.<List<String>>path("conclusion.corrections.disposition"))
                .containsExactly("BUSY", "VOICEMAIL");
        assertThat(seen.asString()).doesNotContain("ill\"");
    }

    @Test
    void holdsInTheDatabaseAsWell() {
        UUID attempt = concluded("NO_ANSWER");
        SUPERVISOR.correct(attempt, "BUSY", "heard it").then().statusCode(200);

        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "UPDATE attempt_correction SET disposition = 'UNABLE',"
                                                + " sealed = NULL WHERE attempt_id = ?",
                                        attempt))
                .hasStackTraceContaining("written once");
        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "DELETE FROM attempt_correction WHERE attempt_id = ?",
                                        attempt))
                .hasStackTraceContaining("written once");
        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "INSERT INTO attempt_correction (attempt_id, revision,"
                                                + " corrected_at, customer_id, previous, disposition,"
                                                + " corrected_by, fact) VALUES (?, 3, now(), 'c',"
                                                + " 'BUSY', 'UNABLE', 's', '{}')",
                                        attempt))
                .hasStackTraceContaining("does not follow");
    }
}
