package io.huifang.survey.reveal;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Words;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;

@SurveyTest
class RevealTest {
    private static final Desk AGENT = Desk.agent(7);
    private static final String PHONE = "+8613800138007";

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

    private Desk.Held claimed(CallbackDispatched dispatched) {
        scheduler.tell(dispatched);
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return AGENT.claimed(dispatched.reason());
    }

    @Test
    @Tag("P9")
    void showsTheLeaseHolderNumberNameAndStory() {
        CallbackDispatched dispatched = aDispatch().customer("c/ü 1-" + System.nanoTime()).build();
        intake.knows(dispatched.customerId(), PHONE, "Sun", "it never came");
        Desk.Held held = claimed(dispatched);

        Response reveal = held.reveal();

        reveal.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(reveal.<String>path("phone")).isEqualTo(PHONE);
        assertThat(reveal.<String>path("name")).isEqualTo("Sun");
        assertThat(reveal.<String>path("narrative")).isEqualTo("it never came");
        assertThat(reveal.header("ETag")).isEqualTo(held.etag());
        held.release().then().statusCode(204);
    }

    @Test
    void tellsTheVaultForWhichAttemptAndForWhom() {
        CallbackDispatched dispatched = aDispatch().build();
        intake.knows(dispatched.customerId(), PHONE, "Sun", "");
        Desk.Held held = claimed(dispatched);

        held.reveal().then().statusCode(200);

        assertThat(intake.askedFor(dispatched.customerId()))
                .singleElement()
                .satisfies(
                        query ->
                                assertThat(query)
                                        .contains(
                                                "attemptId=" + dispatched.attemptId(),
                                                "agent=agent-7",
                                                "source=/demo-wallet",
                                                "id=event-" + dispatched.attemptId()));
        held.release().then().statusCode(204);
    }

    @Test
    @Tag("D7")
    void asksForTheNumberFromBeforeItWasChanged() {
        CallbackDispatched dispatched =
                aDispatch().numberAsOf(Instant.parse("2026-11-01T02:00:00.999Z")).build();
        intake.knows(dispatched.customerId(), PHONE, "Sun", "");
        words.stands(dispatched.attemptId(), dispatched.numberAsOf());
        Desk.Held held = claimed(dispatched);

        held.reveal().then().statusCode(200);

        assertThat(intake.askedFor(dispatched.customerId()))
                .singleElement()
                .satisfies(query -> assertThat(query).contains("validAt=2026-11-01T02:00:00.999Z"));
        held.release().then().statusCode(204);
    }

    @Test
    @Tag("D7")
    void showsNoNumberAtAllWhenNoneIsAsOldAsWanted() {
        CallbackDispatched dispatched =
                aDispatch().numberAsOf(Instant.parse("2026-11-01T02:00:00Z")).build();
        words.stands(dispatched.attemptId(), dispatched.numberAsOf());
        Desk.Held held = claimed(dispatched);

        Response reveal = held.reveal();

        assertThat(reveal.statusCode()).isEqualTo(409);
        assertThat(reveal.<String>path("code")).isEqualTo("no-safe-number");
        held.conclude("{\"disposition\":\"NUMBER_DEAD\"}").then().statusCode(200);
    }

    @Test
    @Tag("P9")
    void dropsTheNumberWhenTheLeaseEndsWhileTheVaultIsAsked() {
        CallbackDispatched dispatched = aDispatch().build();
        intake.knows(dispatched.customerId(), PHONE, "Sun", "");
        Desk.Held held = claimed(dispatched);
        intake.beforeAnswering(
                dispatched.customerId(),
                () -> Tables.of(database).endLease(dispatched.attemptId()));

        Response reveal = held.reveal();

        assertThat(reveal.statusCode()).isEqualTo(412);
        assertThat(reveal.asString()).doesNotContain(PHONE);
        Eventually.isIn("OFFERED", dispatched.attemptId());
    }

    @Test
    @Tag("P14")
    void dropsTheNumberWhenTheAttemptIsWithdrawnWhileTheVaultIsAsked() {
        CallbackDispatched dispatched = aDispatch().build();
        intake.knows(dispatched.customerId(), PHONE, "Sun", "");
        Desk.Held held = claimed(dispatched);
        intake.beforeAnswering(
                dispatched.customerId(),
                () -> {
                    scheduler.withdraw(dispatched);
                    Eventually.isIn("RETURNED", dispatched.attemptId());
                });

        Response reveal = held.reveal();

        // the vault's patience may end first; either way there is no number
        assertThat(reveal.statusCode()).isIn(409, 503);
        assertThat(reveal.asString()).doesNotContain(PHONE);
        assertThat(held.reveal().statusCode()).isEqualTo(409);
    }

    @Test
    void saysSoWhenTheVaultIsAway() {
        CallbackDispatched dispatched = aDispatch().build();
        intake.isAwayFor(dispatched.customerId());
        Desk.Held held = claimed(dispatched);

        Response reveal = held.reveal();

        assertThat(reveal.statusCode()).isEqualTo(503);
        assertThat(reveal.header("Retry-After")).isNotBlank();
        assertThat(Tables.of(database).attempt(dispatched.attemptId()))
                .contains("\"revealed_at\":null");
        held.release().then().statusCode(204);
    }

    @Test
    void saysSoWhenTheVaultKnowsNoNumber() {
        CallbackDispatched dispatched = aDispatch().build();
        Desk.Held held = claimed(dispatched);

        Response reveal = held.reveal();

        assertThat(reveal.statusCode()).isEqualTo(409);
        assertThat(reveal.<String>path("code")).isEqualTo("contact-unknown");
        held.conclude("{\"disposition\":\"NUMBER_DEAD\"}").then().statusCode(200);
    }

    @Test
    @Tag("P18")
    void showsTheNumberAgainToTheSameRequestWithoutHavingKeptIt() {
        CallbackDispatched dispatched = aDispatch().build();
        intake.knows(dispatched.customerId(), PHONE, "Sun", "");
        Desk.Held held = claimed(dispatched);
        String key = "reveal-" + dispatched.attemptId();

        Response first = held.request().header("Idempotency-Key", key).post(held.path("reveal"));
        Response second = held.request().header("Idempotency-Key", key).post(held.path("reveal"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(Tables.of(database).readableIn(PHONE)).isEmpty();
        held.release().then().statusCode(204);
        Response afterRelease =
                held.request().header("Idempotency-Key", key).post(held.path("reveal"));
        assertThat(afterRelease.statusCode()).isEqualTo(412);
    }
}
