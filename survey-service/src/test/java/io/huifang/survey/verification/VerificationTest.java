package io.huifang.survey.verification;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.contract.callback.IdentityLevel;
import io.huifang.contract.callback.Purpose;
import io.huifang.survey.fixture.Call;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.phrase.Phrases;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@SurveyTest
@Tag("R66")
class VerificationTest {
    private static final Desk AGENT = Desk.agent(8);

    @Inject Phrases phrases;

    Database database;
    Intake intake;
    private TaskTopic scheduler;
    private Tables tables;
    private Call call;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
        tables = Tables.of(database);
        call = new Call(scheduler, intake);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private static void assertRefused(Response response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.<String>path("code")).isEqualTo(code);
    }

    private long tries(Desk.Held held) {
        return tables.count(
                "SELECT count(*) FROM identity_try WHERE attempt_id = ?", held.attemptId());
    }

    private static void end(Desk.Held held) {
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    @Test
    @Tag("D6")
    void opensTheIdentityStepWithThePhrase() {
        Desk.Held held = call.revealed(AGENT, Purpose.SERVICE);

        assertRefused(held.verify("LAST_TRANSACTION", true), 409, "phrase-not-confirmed");
        Response wrong = held.phrase("not the word");
        assertRefused(held.verify("LAST_TRANSACTION", true), 409, "phrase-not-confirmed");
        Response right = held.phrase(Call.word(phrases, held));
        Response verified = held.verify("LAST_TRANSACTION", true);

        assertThat(wrong.<Boolean>path("phraseConfirmed")).isFalse();
        assertThat(wrong.<Integer>path("triesLeft")).isEqualTo(2);
        assertThat(right.<Boolean>path("phraseConfirmed")).isTrue();
        assertThat(right.<List<String>>path("askable"))
                .containsExactly("LAST_TRANSACTION", "REGISTRATION_MONTH", "APP_CONFIRMATION");
        assertThat(verified.<Boolean>path("verified")).isTrue();
        assertThat(verified.<String>path("verifiedBy")).isEqualTo("LAST_TRANSACTION");
        end(held);
    }

    @Test
    @Tag("R67")
    void mayNotAskWhatTheMatterDoesNotNeed() {
        Desk.Held held = call.revealed(AGENT, Purpose.SURVEY);
        held.phrase(Call.word(phrases, held)).then().statusCode(200);

        Response refused = held.verify("SMS_CODE", true);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<List<String>>path("errors.code")).containsExactly("not-needed");
        assertThat(tries(held)).isOne();
        end(held);
    }

    @Test
    @Tag("R68")
    void asksForWhatThePolicySaysWhateverThePurposeNeeds() {
        Desk.Held held = call.claimed(AGENT, aDispatch().identity(IdentityLevel.SECOND_FACTOR));
        held.reveal().then().statusCode(200);
        Response phrase = held.phrase(Call.word(phrases, held));

        Response known = held.verify("LAST_TRANSACTION", true);
        Response had = held.verify("SMS_CODE", true);

        assertThat(phrase.<List<String>>path("askable"))
                .containsExactlyInAnyOrder("APP_CONFIRMATION", "SMS_CODE", "EMAIL_CODE");
        assertThat(known.statusCode()).isEqualTo(422);
        assertThat(had.<Boolean>path("verified")).isTrue();
        end(held);
    }

    @Test
    @Tag("R67")
    void asksForNothingWhereThePolicySaysSo() {
        Desk.Held held = call.claimed(AGENT, aDispatch().identity(IdentityLevel.NONE));
        held.reveal().then().statusCode(200);

        Response phrase = held.phrase(Call.word(phrases, held));

        assertThat(phrase.<List<String>>path("askable")).isEmpty();
        assertThat(held.verify("LAST_TRANSACTION", true).statusCode()).isEqualTo(422);
        end(held);
    }

    @Test
    void asksNobodyBeforeTheNumberWasShown() {
        Desk.Held held = call.claimed(AGENT, aDispatch());

        assertRefused(held.phrase("anything"), 409, "not-revealed");
        assertThat(tries(held)).isZero();
        held.release().then().statusCode(204);
    }

    @Test
    void letsNothingButAFailedIdentityFollowTheLastFailure() {
        Desk.Held held = call.revealed(AGENT, Purpose.SERVICE);
        held.phrase(Call.word(phrases, held)).then().statusCode(200);
        for (int failure = 1; failure <= 3; failure++) {
            held.verify("LAST_TRANSACTION", false).then().statusCode(200);
        }

        assertRefused(held.verify("LAST_TRANSACTION", true), 409, "identity-blocked");
        assertRefused(held.phrase(Call.word(phrases, held)), 409, "identity-blocked");
        Response resolved = held.conclude("{\"disposition\":\"REACHED_RESOLVED\"}");

        assertThat(resolved.statusCode()).isEqualTo(422);
        assertThat(resolved.<List<String>>path("errors.code")).containsExactly("identity-blocked");
        held.conclude("{\"disposition\":\"ID_FAILED\",\"note\":\"no right answer\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void countsARepeatedRequestOnce() {
        Desk.Held held = call.revealed(AGENT, Purpose.SERVICE);
        String key = "phrase-" + held.attemptId();

        List<Response> both =
                Stream.of(1, 2)
                        .map(
                                time ->
                                        held.request()
                                                .header("Idempotency-Key", key)
                                                .body("{\"heard\":\"wrong\"}")
                                                .post(held.path("phrase")))
                        .toList();

        assertThat(both).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(both.get(1).asString()).isEqualTo(both.get(0).asString());
        assertThat(tries(held)).isOne();
        end(held);
    }

    @Test
    void countsEachOfManyTriesAtOnceAndNoneAfterTheLast() {
        Desk.Held held = call.revealed(AGENT, Purpose.SERVICE);

        List<CompletableFuture<Integer>> guesses =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () -> held.phrase("a guess").statusCode()))
                        .limit(8)
                        .toList();
        List<Integer> statuses = guesses.stream().map(CompletableFuture::join).toList();

        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(3);
        assertThat(tries(held)).isEqualTo(3);
        held.conclude("{\"disposition\":\"ID_FAILED\",\"note\":\"x\"}").then().statusCode(200);
    }

    @Test
    void isNobodyElsesBusiness() {
        Desk.Held held = call.revealed(AGENT, Purpose.SERVICE);
        Desk.Held others = held.by(Desk.agent(9));

        assertRefused(others.phrase(Call.word(phrases, held)), 404, "not-found");
        assertRefused(others.verify("LAST_TRANSACTION", true), 404, "not-found");
        assertThat(tries(held)).isZero();
        end(held);
    }

    @Test
    void refusesABodyThatSaysLessOrMore() {
        Desk.Held held = call.revealed(AGENT, Purpose.SERVICE);

        Response refused =
                held.request()
                        .body("{\"method\":\"BLOOD\",\"verified\":true}")
                        .post(held.path("verification"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder("/method", "/passed", "");
        end(held);
    }

    @Test
    void holdsInTheDatabaseAsWell() {
        Desk.Held held = call.revealed(AGENT, Purpose.SERVICE);
        String insert =
                "INSERT INTO identity_try (attempt_id, nth, fencing_token, agent, method, passed,"
                        + " blocks) VALUES (?, %d, 1, 'a', '%s', %s, %s)";

        assertThatThrownBy(
                        () ->
                                tables.run(
                                        insert.formatted(1, "SMS_CODE", true, false),
                                        held.attemptId()))
                .hasStackTraceContaining("is not confirmed");
        tables.run(insert.formatted(1, "PHRASE", false, true), held.attemptId());
        assertThatThrownBy(
                        () ->
                                tables.run(
                                        insert.formatted(2, "PHRASE", true, false),
                                        held.attemptId()))
                .hasStackTraceContaining("had its last try");
        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "UPDATE identity_try SET passed = true, blocks = false"
                                                + " WHERE attempt_id = ?",
                                        held.attemptId()))
                .hasStackTraceContaining("written once");
        held.conclude("{\"disposition\":\"ID_FAILED\",\"note\":\"x\"}").then().statusCode(200);
    }
}
