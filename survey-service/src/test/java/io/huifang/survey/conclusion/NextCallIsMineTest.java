package io.huifang.survey.conclusion;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

@SurveyTest
@Tag("R61")
class NextCallIsMineTest {
    private static final Desk AGENT = Desk.agent(24);

    Database database;
    private TaskTopic scheduler;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private Desk.Held claimed() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return AGENT.claimed(dispatched.reason());
    }

    private String told(Desk.Held held, String member) {
        return Tables.of(database)
                .text(
                        "SELECT coalesce(fact->>'"
                                + member
                                + "', '') FROM told_ending WHERE attempt_id = ?",
                        held.attemptId());
    }

    @Test
    @Tag("R27")
    void tellsTheSchedulerWhoPromisedIt() {
        Desk.Held held = claimed();

        held.conclude(
                        """
                        {"disposition":"APPOINTMENT_MADE","appointmentAt":"%s","mine":true}"""
                                .formatted(Instant.now().plus(Duration.ofDays(1))))
                .then()
                .statusCode(200);

        assertThat(told(held, "owner")).isEqualTo(AGENT.account());
    }

    @Test
    void isNobodysWithoutAWord() {
        Desk.Held held = claimed();

        held.conclude("{\"disposition\":\"REACHED_UNRESOLVED\",\"note\":\"x\",\"followUp\":true}")
                .then()
                .statusCode(200);

        assertThat(told(held, "owner")).isEmpty();
        assertThat(told(held, "language")).isEmpty();
    }

    @Test
    void refusesALanguageThatNobodySpeaks() {
        Desk.Held held = claimed();

        held.conclude("{\"disposition\":\"LANGUAGE_BARRIER\",\"note\":\"x\",\"language\":\"tlh\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/language"));
        held.release().then().statusCode(204);
    }

    @Test
    void tellsWhichLanguageWasHeard() {
        Profiles.of(Desk.agent(85), "", "\"uk\"");
        Desk.Held held = claimed();

        held.conclude("{\"disposition\":\"LANGUAGE_BARRIER\",\"note\":\"x\",\"language\":\"uk\"}")
                .then()
                .statusCode(200);

        assertThat(told(held, "language")).isEqualTo("uk");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"disposition\":\"BUSY\",\"mine\":true} | /mine",
                "{\"disposition\":\"BUSY\",\"language\":\"en\"} | /language",
                "{\"disposition\":\"LANGUAGE_BARRIER\",\"language\":\"no such\"} | /language",
                "{\"disposition\":\"BUSY\",\"mine\":\"yes\"} | /mine"
            })
    void refusesWhatMakesNoSense(String conclusion, String pointer) {
        Desk.Held held = claimed();

        held.conclude(conclusion).then().statusCode(422).body("errors.pointer", hasItem(pointer));
        held.release().then().statusCode(204);
    }
}
