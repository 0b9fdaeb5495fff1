package io.huifang.survey.idempotency;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.OtherReplica;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@SurveyTest
@Tag("P18")
class IdempotencyTest {
    private static final Desk AGENT = Desk.agent(10);

    Database database;
    private TaskTopic scheduler;
    private final String key = "key-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private CallbackDispatched offered() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    private Response claim(Desk desk, String reason) {
        return desk.request()
                .header("Idempotency-Key", key)
                .body("{\"reasons\":[\"" + reason + "\"]}")
                .post("/v1/claims");
    }

    private Response conclude(Desk.Held held, String json) {
        return held.request()
                .header("Idempotency-Key", key)
                .body(json)
                .post(held.path("conclusion"));
    }

    private static void assertSame(Response first, Response second) {
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void answersARepeatedClaimAlike() {
        CallbackDispatched dispatched = offered();

        Response first = claim(AGENT, dispatched.reason());
        Response second = claim(AGENT, dispatched.reason());

        assertThat(first.statusCode()).isEqualTo(201);
        assertSame(first, second);
        release(first);
    }

    @Test
    void answersARepeatedClaimAlikeWhenThereWasNothing() {
        String reason = "nothing-" + UUID.randomUUID();
        Response first = claim(AGENT, reason);
        CallbackDispatched late = scheduler.dispatch(aDispatch().reason(reason));
        Eventually.isIn("OFFERED", late.attemptId());

        Response second = claim(AGENT, reason);

        assertThat(first.statusCode()).isEqualTo(204);
        assertSame(first, second);
    }

    @Test
    void claimsOneAttemptForManyEqualRequestsAtOnce() {
        CallbackDispatched dispatched = offered();
        for (int i = 0; i < 4; i++) {
            scheduler.dispatch(aDispatch().reason(dispatched.reason()));
        }

        List<CompletableFuture<Response>> together =
                IntStream.range(0, 8)
                        .mapToObj(
                                any ->
                                        CompletableFuture.supplyAsync(
                                                () -> claim(AGENT, dispatched.reason())))
                        .toList();
        List<Response> answers = together.stream().map(CompletableFuture::join).toList();

        assertThat(answers).allSatisfy(answer -> assertSame(answers.get(0), answer));
        assertThat(answers.get(0).statusCode()).isEqualTo(201);
        release(answers.get(0));
    }

    // The other replica's answer is the one that filled the agent's hands.
    @Test
    void repeatsAnAnswerThatAnotherReplicaGivesAtTheSameMoment() {
        CallbackDispatched dispatched = offered();
        Desk busy = Desk.agent(12);
        List<Desk.Held> hands =
                Stream.generate(() -> busy.claimed(offered().reason())).limit(3).toList();
        String body = "{\"reasons\":[\"" + dispatched.reason() + "\"]}";
        RequestKey request =
                RequestKey.of(busy.account(), key, "POST /v1/claims", body.getBytes(UTF_8))
                        .orElseThrow();

        CompletableFuture<Response> here;
        try (OtherReplica there = OtherReplica.begin(database)) {
            there.run(
                    "SELECT pg_advisory_xact_lock(hashtextextended('huifang lease ' || ?, 0))",
                    busy.account());
            there.run(
                    "INSERT INTO idempotent_answer (digest, fingerprint, status)"
                            + " VALUES (?, ?, 204)",
                    request.digest().getBytes(),
                    request.fingerprint().getBytes());
            here = CompletableFuture.supplyAsync(() -> claim(busy, dispatched.reason()));
            there.untilAwaited();
            there.commit();
        }

        assertThat(here.join().statusCode()).isEqualTo(204);
        hands.forEach(held -> held.release().then().statusCode(204));
    }

    @Test
    void concludesOnceForManyEqualRequestsAtOnce() {
        Desk.Held held = AGENT.claimed(offered().reason());
        String json =
                "{\"disposition\":\"REACHED_RESOLVED\",\"answers\":{\"comment\":\"fine-77\"}}";

        List<CompletableFuture<Response>> together =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> conclude(held, json)))
                        .limit(6)
                        .toList();
        List<Response> answers = together.stream().map(CompletableFuture::join).toList();
        answers = Stream.concat(answers.stream(), Stream.of(conclude(held, json))).toList();

        Response first = answers.get(0);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(answers).allSatisfy(answer -> assertSame(first, answer));
        Topics.saying(Topic.ANALYTICS_RESPONSES, held.attemptId().toString(), 1);
        assertThat(Topics.sayingNow(Topic.CALLBACK_ATTEMPTS, held.attemptId().toString()))
                .hasSize(1);
        assertThat(Tables.of(database).readableIn("fine-77")).isEmpty();
    }

    @Test
    void refusesTheSameKeyForAnotherRequest() {
        Desk.Held held = AGENT.claimed(offered().reason());
        conclude(held, "{\"disposition\":\"BUSY\"}").then().statusCode(200);

        Response otherBody = conclude(held, "{\"disposition\":\"NO_ANSWER\"}");
        Response otherPath = claim(AGENT, "whatever");

        for (Response refused : List.of(otherBody, otherPath)) {
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.<String>path("code")).isEqualTo("idempotency-key-reused");
        }
    }

    @Test
    void doesNotConfuseTwoAgentsWithTheSameKey() {
        CallbackDispatched one = offered();
        CallbackDispatched other = offered();

        Response first = claim(AGENT, one.reason());
        Response second = claim(Desk.agent(11), other.reason());

        assertThat(List.of(first.statusCode(), second.statusCode())).containsOnly(201);
        release(first);
        new Desk.Held(
                        Desk.agent(11),
                        UUID.fromString(second.path("attemptId")),
                        second.header("ETag"),
                        second)
                .release()
                .then()
                .statusCode(204);
    }

    @Test
    void remembersNoRefusal() {
        Desk.Held held = AGENT.claimed(offered().reason());
        Response refused =
                AGENT.request()
                        .header("Idempotency-Key", key)
                        .header("If-Match", "\"77\"")
                        .body("{\"disposition\":\"BUSY\"}")
                        .post(held.path("conclusion"));

        Response accepted = conclude(held, "{\"disposition\":\"BUSY\"}");

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(accepted.statusCode()).isEqualTo(200);
    }

    @Test
    void extendsALeaseOnceForTheSameHeartbeat() {
        Desk.Held held = AGENT.claimed(offered().reason());

        Response first = held.request().header("Idempotency-Key", key).post(held.path("heartbeat"));
        Response second =
                held.request().header("Idempotency-Key", key).post(held.path("heartbeat"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertSame(first, second);
        held.release().then().statusCode(204);
    }

    @Test
    void takesOnlyVisibleAsciiForAKey() {
        Response refused =
                AGENT.request()
                        .header("Idempotency-Key", "x".repeat(256))
                        .body("{}")
                        .post("/v1/claims");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("code")).isEqualTo("bad-parameter");
    }

    private void release(Response claim) {
        UUID attempt = UUID.fromString(claim.path("attemptId"));
        new Desk.Held(AGENT, attempt, claim.header("ETag"), claim).release().then().statusCode(204);
    }
}
