package io.huifang.survey.word;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Words;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

@SurveyTest
@Tag("D4")
@Tag("P14")
class LatestWordTest {
    private static final Desk AGENT = Desk.agent(23);
    private static final String PHONE = "+8613800138023";

    @Inject BeanManager beans;

    Database database;
    Intake intake;
    Words words;
    private TaskTopic scheduler;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private Desk.Held claimed(Dispatch dispatch) {
        CallbackDispatched dispatched = scheduler.dispatch(dispatch);
        intake.knows(dispatched.customerId(), PHONE, "Sun", "");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return AGENT.claimed(dispatched.reason());
    }

    private static void concluded(Desk.Held held) {
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    private String customer(Desk.Held held) {
        return held.claim().path("customerId");
    }

    @Test
    void isAskedForWithAKeyThatWasLookedAtAtTheStart() {
        assertThat(beans.resolveObserverMethods(new StartupEvent()))
                .extracting(ObserverMethod::getBeanClass)
                .contains(SchedulerKey.class);
    }

    @Test
    void isAskedBeforeEveryReveal() {
        Desk.Held held = claimed(aDispatch());

        held.reveal().then().statusCode(200);
        held.reveal().then().statusCode(200);

        assertThat(words.askedAbout(held.attemptId())).isEqualTo(2);
        concluded(held);
    }

    @Test
    void takesTheAttemptBackAndAsksTheVaultNothing() {
        Desk.Held held = claimed(aDispatch());
        words.isGone(held.attemptId(), "budget.day");

        held.reveal().then().statusCode(409).body("code", equalTo("attempt-withdrawn"));
        held.reveal().then().statusCode(409).body("code", equalTo("attempt-withdrawn"));

        assertThat(intake.askedFor(customer(held))).isEmpty();
        assertThat(Tables.of(database).attempt(held.attemptId()))
                .contains("\"state\":\"RETURNED\"");
        assertThat(told(held)).isEqualTo(1);
    }

    private long told(Desk.Held held) {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM told_ending WHERE attempt_id = ?"
                                + " AND fact->>'because' = 'WITHDRAWN'",
                        held.attemptId());
    }

    @Test
    void leavesACallUnderWayToItsConclusion() {
        Desk.Held held = claimed(aDispatch());
        held.reveal().then().statusCode(200);
        words.isGone(held.attemptId(), "customer.suppressed");

        held.reveal().then().statusCode(409).body("code", equalTo("attempt-withdrawn"));

        concluded(held);
    }

    @Test
    void goneWithAnAttemptThatTheSchedulerDoesNotKnow() {
        Desk.Held held = claimed(aDispatch());
        words.isGone(held.attemptId(), "attempt.unknown");

        held.reveal().then().statusCode(409).body("code", equalTo("attempt-withdrawn"));
    }

    /** As an older scheduler answers, a wrong address, a gateway or a key that has changed. */
    @ParameterizedTest
    @ValueSource(ints = {204, 400, 401, 403, 404, 410, 500, 502})
    void isNoWordWhenItIsARefusal(int status) {
        Desk.Held held = claimed(aDispatch());
        words.isRefusedFor(held.attemptId(), status);

        held.reveal().then().statusCode(503).body("code", equalTo("scheduler-unavailable"));
        words.speaksAbout(held.attemptId());

        held.reveal().then().statusCode(200);
        concluded(held);
    }

    @Test
    void meansTheNumberThatWasMeantWhenItWasDispatched() {
        Instant before = Instant.parse("2026-11-01T02:00:00.999Z");
        Desk.Held same = claimed(aDispatch().numberAsOf(before));
        Desk.Held changed = claimed(aDispatch());
        words.stands(same.attemptId(), before);
        words.stands(changed.attemptId(), before);

        same.reveal().then().statusCode(200);
        changed.reveal().then().statusCode(409).body("code", equalTo("attempt-withdrawn"));

        concluded(same);
    }

    @Test
    void isWaitedForWhileTheSchedulerIsAway() {
        Desk.Held held = claimed(aDispatch());
        words.isSilentAbout(held.attemptId());

        held.reveal()
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("code", equalTo("scheduler-unavailable"));
        assertThat(intake.askedFor(customer(held))).isEmpty();
        words.speaksAbout(held.attemptId());

        held.reveal().then().statusCode(200);
        concluded(held);
    }

    @Test
    void isNotWaitedForWhereTheCallProtectsTheCustomer() {
        Desk.Held held = claimed(aDispatch().protecting());
        words.isSilentAbout(held.attemptId());

        held.reveal().then().statusCode(200).body("phone", equalTo(PHONE));

        concluded(held);
    }
}
