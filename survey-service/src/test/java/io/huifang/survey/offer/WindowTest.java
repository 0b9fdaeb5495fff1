package io.huifang.survey.offer;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

@SurveyTest
class WindowTest {
    private static final Desk AGENT = Desk.agent(6);

    Database database;
    Intake intake;
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

    @Test
    @Tag("P12")
    @Tag("P16")
    void offersNothingBeforeItBeginsAndEverythingOnceItHas() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        CallbackDispatched dispatched =
                scheduler.dispatch(
                        aDispatch().callable(tomorrow, tomorrow.plus(Duration.ofHours(8))));
        Eventually.isIn("UPCOMING", dispatched.attemptId());
        int tooEarly = AGENT.claim(dispatched.reason()).statusCode();

        tables.beginWindow(dispatched.attemptId());

        assertThat(tooEarly).isEqualTo(204);
        Eventually.isIn("OFFERED", dispatched.attemptId());
        AGENT.claimed(dispatched.reason()).release().then().statusCode(204);
    }

    @Test
    @Tag("P12")
    void returnsOffersNobodyTookInTime() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", dispatched.attemptId());

        tables.endWindow(dispatched.attemptId());

        assertThat(AGENT.claim(dispatched.reason()).statusCode()).isEqualTo(204);
        Eventually.isIn("RETURNED", dispatched.attemptId());
        assertThat(told(dispatched))
                .contains("\"because\":\"WINDOW_OVER\"")
                .doesNotContain("revealedAt");
    }

    @Test
    @Tag("P13")
    void tellsThatSomebodyHadBeenShownTheNumberAndMayHaveDialled() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        intake.knows(dispatched.customerId(), "+8613800138004", "Sun", "");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        Desk.Held held = AGENT.claimed(dispatched.reason());
        held.reveal().then().statusCode(200);

        held.release().then().statusCode(204);

        Eventually.isIn("RETURNED", dispatched.attemptId());
        assertThat(AGENT.claim(dispatched.reason()).statusCode()).isEqualTo(204);
        assertThat(told(dispatched)).contains("\"revealedAt\":");
    }

    @Test
    @Tag("P11")
    @Tag("P13")
    void offersNobodyElseAnAttemptWhoseHolderMayHaveDialledAndIsHeardOfNoMore() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        intake.knows(dispatched.customerId(), "+8613800138005", "Li", "");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        Desk.Held held = AGENT.claimed(dispatched.reason());
        held.reveal().then().statusCode(200);

        tables.endLease(dispatched.attemptId());

        Eventually.isIn("RETURNED", dispatched.attemptId());
        assertThat(AGENT.claim(dispatched.reason()).statusCode()).isEqualTo(204);
        assertThat(told(dispatched)).contains("\"revealedAt\":");
    }

    @Test
    @Tag("P12")
    void showsNoNumberOnceItIsOver() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        intake.knows(dispatched.customerId(), "+8613800138002", "Zhao", "");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        Desk.Held held = AGENT.claimed(dispatched.reason());

        tables.endWindow(dispatched.attemptId());
        Response reveal = held.reveal();

        assertThat(reveal.statusCode()).isEqualTo(412);
        assertThat(reveal.asString()).doesNotContain("+86");
        Eventually.isIn("RETURNED", dispatched.attemptId());
    }

    @Test
    void leavesTimeToWriteDownACallBegunInside() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        intake.knows(dispatched.customerId(), "+8613800138003", "Qian", "");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        Desk.Held held = AGENT.claimed(dispatched.reason());
        held.reveal().then().statusCode(200);

        tables.endWindow(dispatched.attemptId());
        Response again = held.reveal();
        Response heartbeat = held.heartbeat();
        Response conclusion = held.conclude("{\"disposition\":\"REACHED_RESOLVED\"}");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<String>path("code")).isEqualTo("window-over");
        assertThat(heartbeat.statusCode()).isEqualTo(200);
        assertThat(conclusion.statusCode()).isEqualTo(200);
    }

    private static String told(CallbackDispatched dispatched) {
        return Topics.saying(Topic.CALLBACK_ATTEMPTS, dispatched.attemptId().toString(), 1)
                .get(0)
                .text();
    }
}
