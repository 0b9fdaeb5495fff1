package io.huifang.survey.insight.guess;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.simulation.world.Told;
import io.huifang.survey.fixture.Call;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Evidence;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The guess before the call, from the conclusions it learns from to what came of it. */
@SurveyTest
@Tag("R104")
class GuessTest {
    private static final Desk AGENT = Desk.agent(54);

    Database database;
    Intake intake;
    private TaskTopic scheduler;
    private Call call;
    private Tables tables;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
        call = new Call(scheduler, intake);
        tables = Tables.of(database);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private static String anyReason() {
        return "reason-" + UUID.randomUUID();
    }

    private UUID concluded(Dispatch dispatch, String rootCause) {
        Desk.Held held = call.claimed(AGENT, dispatch);
        held.conclude("{\"disposition\":\"BUSY\",\"rootCause\":\"" + rootCause + "\"}")
                .then()
                .statusCode(200);
        return held.attemptId();
    }

    /** As if so many calls for the reason had been concluded. */
    private void learned(String reason, String trait, String value, String rootCause, int n) {
        tables.run(
                "INSERT INTO guess_count (reason, trait, value, root_cause, month, n)"
                        + " VALUES (?, ?, ?, ?, date_trunc('month', now()), ?)",
                reason,
                trait,
                value,
                rootCause,
                n);
    }

    /** Forty calls: of nine with the cause X seven were the wallet's fault. */
    private void learned(String reason) {
        learned(reason, "", "", "bank-delay", 30);
        learned(reason, "", "", "wallet-fault", 10);
        learned(reason, "cause", "X", "wallet-fault", 7);
        learned(reason, "cause", "X", "bank-delay", 2);
        learned(reason, "cause", "Y", "bank-delay", 28);
        learned(reason, "cause", "Y", "wallet-fault", 3);
    }

    private List<String> counted(String reason) {
        return tables.strings(
                "SELECT trait || '=' || value || ':' || root_cause || ' ' || n FROM guess_count"
                        + " WHERE reason = ? ORDER BY 1",
                reason);
    }

    private void awaitLessons(String reason, int n) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(
                                                tables.count(
                                                        "SELECT coalesce(sum(n), 0) FROM guess_count"
                                                                + " WHERE reason = ? AND trait = ''",
                                                        reason))
                                        .isEqualTo(n));
    }

    private static Response see(Desk.Held held) {
        return held.desk().request().get("/v1/attempts/" + held.attemptId() + "/call");
    }

    @Test
    void learnsFromWhatWasKnownBeforeTheCall() {
        String reason = anyReason();
        String customer = "customer-" + UUID.randomUUID();

        concluded(aDispatch().reason(reason).customer(customer).cause("X"), "bank-delay");
        concluded(aDispatch().reason(reason).customer(customer).cause("X").number(4), "fraud");
        awaitLessons(reason, 2);

        assertThat(counted(reason))
                .containsExactly(
                        "=:bank-delay 1",
                        "=:fraud 1",
                        "attempt=1:bank-delay 1",
                        "attempt=3:fraud 1",
                        "cause=X:bank-delay 1",
                        "cause=X:fraud 1",
                        "earlier-cause=NONE:bank-delay 1",
                        "earlier-cause=bank-delay:fraud 1",
                        "earlier-outcome=BUSY:fraud 1",
                        "earlier-outcome=NONE:bank-delay 1");
        assertThat(tables.readableIn(customer)).doesNotContain("guess", "guess_count");
    }

    @Test
    @Tag("P2")
    void learnsOfEachAttemptOnceHoweverOftenItIsToldOrCorrected() {
        String reason = anyReason();
        UUID attempt = concluded(aDispatch().reason(reason), "bank-delay");
        awaitLessons(reason, 1);

        Desk.supervisor().correct(attempt, "NO_ANSWER", "heard it").then().statusCode(200);
        Evidence.of(database)
                .tell(
                        Stream.of(fact(attempt, 0), fact(attempt, 0), fact(attempt, 1))
                                .map(it -> new Told(Topic.ANALYTICS_ATTEMPTS, it))
                                .toList());

        awaitLessons(reason, 1);
        assertThat(counted(reason)).allMatch(it -> it.endsWith("bank-delay 1"));
    }

    @Test
    void learnsNothingWhereNobodyFoundACause() {
        String reason = anyReason();
        concluded(aDispatch().reason(reason), "not-found");
        concluded(aDispatch().reason(reason), "other");
        concluded(aDispatch().reason(reason), "fraud");

        awaitLessons(reason, 1);

        assertThat(counted(reason)).allMatch(it -> it.endsWith("fraud 1"));
    }

    @Test
    @Tag("R98")
    void countsNoCauseThatIsNoCode() {
        String reason = anyReason();
        concluded(aDispatch().reason(reason).cause("call me at 13800138000"), "fraud");
        concluded(aDispatch().reason(reason).cause("A13800138000"), "fraud");

        awaitLessons(reason, 2);

        assertThat(counted(reason)).noneMatch(it -> it.startsWith("cause="));
    }

    @Test
    void showsWhatIsLikelyWithWhatSpeaksForIt() {
        String reason = anyReason();
        learned(reason);
        Desk.Held held = call.claimed(AGENT, aDispatch().reason(reason).cause("X"));

        Response seen = see(held);

        seen.then()
                .statusCode(200)
                .body("guess.rootCause", equalTo("wallet-fault"))
                .body("guess.n", equalTo(40))
                .body("guess.grounds[0].hits", equalTo(10))
                .body("guess.grounds[0].n", equalTo(40))
                .body("guess.grounds[1].trait", equalTo("cause"))
                .body("guess.grounds[1].value", equalTo("X"))
                .body("guess.grounds[1].hits", equalTo(7))
                .body("guess.grounds[1].n", equalTo(9));
        // 11/42 × (7+2·9/40)/(10+2) against 31/42 × (2+2·9/40)/(30+2)
        double wallet = 11 * (7 + 0.45) / 12;
        double bank = 31 * (2 + 0.45) / 32;
        assertThat(seen.jsonPath().getDouble("guess.probability"))
                .isCloseTo(wallet / (wallet + bank), within(1e-4));
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    @Test
    void showsNothingWhileTooLittleWasLearned() {
        String reason = anyReason();
        learned(reason, "", "", "bank-delay", 29);
        Desk.Held held = call.claimed(AGENT, aDispatch().reason(reason));

        assertThat(see(held).<Object>path("guess")).isNull();
        assertThat(kept(held.attemptId())).isZero();
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    @Test
    @Tag("P2")
    void staysWhatWasFirstShownAlsoToManyAtOnce() {
        String reason = anyReason();
        learned(reason);
        Desk.Held held = call.claimed(AGENT, aDispatch().reason(reason).cause("X"));

        List<String> shown =
                Stream.generate(() -> held)
                        .limit(8)
                        .parallel()
                        .map(it -> see(it).<String>path("guess.rootCause"))
                        .toList();
        learned(reason, "attempt", "1", "merchant-fault", 500);
        learned(reason, "", "", "merchant-fault", 500);

        assertThat(shown).containsOnly("wallet-fault");
        assertThat(see(held).<String>path("guess.rootCause")).isEqualTo("wallet-fault");
        assertThat(kept(held.attemptId())).isEqualTo(1);
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    @Test
    void isHeldAgainstWhatTheAgentNames() {
        String reason = anyReason();
        learned(reason);
        for (int i = 0; i < 6; i++) {
            Desk.Held held = call.claimed(AGENT, aDispatch().reason(reason).cause("X"));
            // below the smallest group nothing is told of it
            see(held).then().body("guess.latest.hidden", equalTo(i > 0 && i < 5));
            String named = i < 4 ? "wallet-fault" : "bank-delay";
            held.conclude("{\"disposition\":\"BUSY\",\"rootCause\":\"" + named + "\"}")
                    .then()
                    .statusCode(200);
            awaitNamed(reason, i + 1);
        }

        Desk.Held next = call.claimed(AGENT, aDispatch().reason(reason).cause("X"));
        JsonPath mine = see(next).jsonPath().setRootPath("guess.latest");
        assertThat(mine.getLong("n")).isEqualTo(6);
        assertThat(mine.getLong("hits")).isEqualTo(4);
        assertThat(mine.getDouble("share")).isCloseTo(2.0 / 3, within(1e-4));
        assertThat(mine.getDouble("usual")).isCloseTo(1.0 / 3, within(1e-4));
        assertThat(mine.getDouble("low")).isLessThan(0.666);
        next.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
        assertThat(accuracy().getLong("total.n")).isGreaterThanOrEqualTo(6);
        assertThat(accuracy().getLong("latest.n")).isGreaterThanOrEqualTo(6);
        assertThat(accuracy().getBoolean("shown")).isTrue();
    }

    private void awaitNamed(String reason, int n) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(
                                                tables.count(
                                                        "SELECT count(*) FROM guess WHERE reason = ?"
                                                                + " AND named IS NOT NULL",
                                                        reason))
                                        .isEqualTo(n));
    }

    @Test
    @Tag("R98")
    void hidesTheAccuracyOfFewGuesses() {
        String reason = anyReason();
        learned(reason);
        Desk.Held held = call.claimed(AGENT, aDispatch().reason(reason).cause("X"));
        see(held).then().statusCode(200);
        held.conclude("{\"disposition\":\"BUSY\",\"rootCause\":\"fraud\"}").then().statusCode(200);
        awaitNamed(reason, 1);

        JsonPath mine = accuracy().setRootPath("reasons.find { it.reason == '" + reason + "' }");

        assertThat(mine.getBoolean("hidden")).isTrue();
        assertThat(mine.<Object>get("n")).isNull();
    }

    @Test
    void isNeverMadeAfterTheEndNorChanged() {
        String reason = anyReason();
        UUID attempt = concluded(aDispatch().reason(reason), "fraud");

        keep(attempt, reason);
        assertThat(kept(attempt)).isZero();

        learned(reason, "earlier-cause", "NONE", "bank-delay", 40);
        learned(reason, "", "", "bank-delay", 40);
        Desk.Held held = call.claimed(AGENT, aDispatch().reason(reason));
        see(held).then().statusCode(200);
        assertThat(kept(held.attemptId())).isEqualTo(1);
        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "UPDATE guess SET root_cause = 'fraud' WHERE attempt_id = ?",
                                        held.attemptId()))
                .hasMessageContaining("written once");
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    private void keep(UUID attempt, String reason) {
        tables.run(
                "INSERT INTO guess (attempt_id, reason, root_cause, probability, lessons, usual,"
                        + " grounds) VALUES (?, ?, 'fraud', 1, 30, 'fraud', '[]')",
                attempt,
                reason);
    }

    private long kept(UUID attempt) {
        return tables.count("SELECT count(*) FROM guess WHERE attempt_id = ?", attempt);
    }

    @Test
    void refusesWhatIsNoPeriod() {
        Desk.supervisor()
                .request()
                .get("/v1/insight/guess?from=yesterday")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("#/query/from"));
    }

    private static JsonPath accuracy() {
        return Desk.named("ops")
                .request()
                .get("/v1/insight/guess")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static AttemptFact fact(UUID attempt, int revision) {
        Instant at = Instant.now();
        return new AttemptFact(
                UUID.randomUUID(),
                at,
                "pseudonym",
                UUID.randomUUID(),
                attempt,
                1,
                revision,
                "any",
                60,
                "SERVICE",
                Disposition.BUSY,
                null,
                false,
                false,
                "agent-1",
                at,
                at,
                at,
                at,
                null,
                "bank-delay",
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
