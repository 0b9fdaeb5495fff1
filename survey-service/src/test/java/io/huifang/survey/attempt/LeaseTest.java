package io.huifang.survey.attempt;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

@SurveyTest
class LeaseTest {
    private static final Desk ANNA = Desk.agent(3);
    private static final Desk BEN = Desk.agent(4);
    private static final String NO_ANSWER = "{\"disposition\":\"NO_ANSWER\"}";

    private static final List<Function<Desk.Held, Response>> ALL_WRITES =
            List.of(
                    Desk.Held::heartbeat,
                    Desk.Held::release,
                    Desk.Held::reveal,
                    held -> held.draft("{\"csat\":1}"),
                    held -> held.conclude(NO_ANSWER));

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

    private CallbackDispatched offered() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    private Desk.Held claimedBy(Desk agent) {
        return agent.claimed(offered().reason());
    }

    @Test
    void lastsLongerWithEachHeartbeat() {
        Desk.Held held = claimedBy(ANNA);
        Instant before = Instant.parse(held.claim().path("leaseUntil"));

        Instant after = Instant.parse(held.heartbeat().path("leaseUntil"));

        assertThat(after).isAfter(before);
        held.release().then().statusCode(204);
    }

    @Test
    void mayBeGivenBackAndClaimedAgainUnderAHigherToken() {
        CallbackDispatched dispatched = offered();
        Desk.Held first = ANNA.claimed(dispatched.reason());
        first.release().then().statusCode(204);

        Desk.Held second = BEN.claimed(dispatched.reason());

        assertThat(second.attemptId()).isEqualTo(first.attemptId());
        assertThat(first.etag()).isEqualTo("\"1\"");
        assertThat(second.etag()).isEqualTo("\"2\"");
        second.release().then().statusCode(204);
    }

    @Test
    @Tag("P11")
    void isTakenBackWhenItsHolderIsNoLongerHeardOf() {
        CallbackDispatched dispatched = offered();
        Desk.Held dead = ANNA.claimed(dispatched.reason());

        tables.endLease(dead.attemptId());

        Eventually.isIn("OFFERED", dead.attemptId());
        Desk.Held next = BEN.claimed(dispatched.reason());
        assertThat(next.attemptId()).isEqualTo(dead.attemptId());
        next.release().then().statusCode(204);
    }

    @Test
    @Tag("P10")
    void allowsNothingWithAnOldToken() {
        CallbackDispatched dispatched = offered();
        Desk.Held old = ANNA.claimed(dispatched.reason());
        old.release().then().statusCode(204);
        Desk.Held current = BEN.claimed(dispatched.reason());
        String before = tables.attempt(old.attemptId());

        List<Integer> answers =
                ALL_WRITES.stream().map(write -> write.apply(old).statusCode()).toList();

        assertThat(answers).containsOnly(412);
        assertThat(tables.attempt(old.attemptId())).isEqualTo(before);
        current.conclude(NO_ANSWER).then().statusCode(200);
    }

    @Test
    @Tag("P10")
    void allowsNothingOnceItIsOverAlthoughNobodyElseHoldsIt() {
        Desk.Held held = claimedBy(ANNA);
        tables.endLease(held.attemptId());

        List<Integer> answers =
                ALL_WRITES.stream().map(write -> write.apply(held).statusCode()).toList();

        assertThat(answers).containsOnly(412);
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM conclusion WHERE attempt_id = ?",
                                held.attemptId()))
                .isZero();
    }

    @Test
    void isNoBodysBusinessButItsHolders() {
        Desk.Held held = claimedBy(ANNA);
        String before = tables.attempt(held.attemptId());

        List<Integer> answers =
                ALL_WRITES.stream().map(write -> write.apply(held.by(BEN)).statusCode()).toList();

        assertThat(answers).containsOnly(404);
        assertThat(tables.attempt(held.attemptId())).isEqualTo(before);
        assertThat(BEN.attempt(held.attemptId()).statusCode()).isEqualTo(404);
        held.release().then().statusCode(204);
    }

    @Test
    void asksForTheTokenWithEveryWrite() {
        Desk.Held held = claimedBy(ANNA);
        List<Response> answers =
                List.of(
                        ANNA.request().post(held.path("heartbeat")),
                        ANNA.request().delete(held.path("lease")),
                        ANNA.request().post(held.path("reveal")),
                        ANNA.request().body("{}").put(held.path("answers")),
                        ANNA.request().body(NO_ANSWER).post(held.path("conclusion")));

        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.statusCode()).isEqualTo(428);
                            assertThat(answer.<String>path("code")).isEqualTo("token-required");
                        });
        held.release().then().statusCode(204);
    }

    @Test
    void matchesNoTokenThatIsWeakOrMadeUp() {
        Desk.Held held = claimedBy(ANNA);
        List<String> wrong = List.of("W/\"1\"", "*", "\"0\"", "\"-1\"", "\"x\"", "\"1\", \"2\"");

        List<Integer> answers =
                wrong.stream()
                        .map(etag -> ANNA.request().header("If-Match", etag))
                        .map(request -> request.post(held.path("heartbeat")).statusCode())
                        .toList();

        assertThat(answers).containsOnly(412);
        held.release().then().statusCode(204);
    }

    @Test
    void isLimitedInNumberForEachAgent() {
        CallbackDispatched any = offered();
        for (int i = 0; i < 3; i++) {
            scheduler.dispatch(aDispatch().reason(any.reason()));
        }
        Eventually.eventually()
                .until(
                        () ->
                                tables.count(
                                                "SELECT count(*) FROM attempt JOIN queue"
                                                        + " USING (queue_id) WHERE reason = ?",
                                                any.reason())
                                        == 4);
        Desk agent = Desk.agent(14);
        List<Desk.Held> held =
                List.of(
                        agent.claimed(any.reason()),
                        agent.claimed(any.reason()),
                        agent.claimed(any.reason()));

        Response refused = agent.claim(any.reason());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("code")).isEqualTo("too-many-leases");
        held.get(0).conclude(NO_ANSWER).then().statusCode(200);
        agent.claimed(any.reason()).release().then().statusCode(204);
        held.get(1).release().then().statusCode(204);
        held.get(2).release().then().statusCode(204);
    }

    @Test
    void endsWithTheWindowWhileNothingIsRevealed() {
        Instant soon = Instant.now().plusSeconds(40);
        CallbackDispatched dispatched =
                scheduler.dispatch(aDispatch().callable(soon.minusSeconds(100), soon));
        Eventually.isIn("OFFERED", dispatched.attemptId());

        Desk.Held held = ANNA.claimed(dispatched.reason());

        assertThat(Instant.parse(held.claim().path("leaseUntil"))).isBeforeOrEqualTo(soon);
        assertThat(Instant.parse(held.heartbeat().path("leaseUntil"))).isBeforeOrEqualTo(soon);
        held.release().then().statusCode(204);
    }
}
