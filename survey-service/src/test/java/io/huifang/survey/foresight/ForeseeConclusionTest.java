package io.huifang.survey.foresight;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Words;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What would follow a conclusion, by the scheduler's word. */
@SurveyTest
@Tag("R50")
class ForeseeConclusionTest {
    private static final Desk AGENT = Desk.agent(61);

    Database database;
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

    private Desk.Held claimed() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return AGENT.claimed(dispatched.reason());
    }

    private static void end(Desk.Held held) {
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    @Test
    void isTheSchedulersWordInBothLanguages() {
        Desk.Held held = claimed();
        words.foresees(
                held.attemptId(),
                """
                {"status":"WAITING","dueAt":"2030-05-01T02:00:00Z","appointment":false,
                 "notices":["we-missed-you"],"neverAgain":false,"policyVersion":7}""");

        Response seen = held.preview("{\"disposition\":\"NO_ANSWER\",\"followUp\":true}");

        seen.then()
                .statusCode(200)
                .header("ETag", held.etag())
                .body("status", equalTo("WAITING"))
                .body("dueAt", equalTo("2030-05-01T02:00:00Z"));
        assertThat(seen.<List<String>>path("words.en"))
                .containsExactly(
                        "The next call is due 2030-05-01 10:00.",
                        "A message goes to the customer if he may be written to: we missed you and"
                                + " will try again.");
        assertThat(seen.<List<String>>path("words.zh")).hasSize(2);
        assertThat(words.supposedOf(held.attemptId()))
                .contains("disposition=NO_ANSWER", "followUp=true")
                .doesNotContain("appointmentAt");
        end(held);
    }

    @Test
    void tellsOfTheEndAndOfWhatIsForEver() {
        Desk.Held held = claimed();
        words.foresees(
                held.attemptId(),
                """
                {"status":"CLOSED","appointment":false,"outcome":"REFUSED",
                 "followUp":"complaint","notices":[],"neverAgain":true}""");

        List<String> said = held.preview("{\"disposition\":\"REFUSED_HARD\"}").path("words.en");

        assertThat(said)
                .containsExactly(
                        "The customer will not be contacted again, whatever the matter.",
                        "The matter is closed: the customer does not want the call.",
                        "A further call is planned: Complaint.");
        end(held);
    }

    @Test
    void changesNothing() {
        Desk.Held held = claimed();
        words.foresees(held.attemptId(), "{\"status\":\"CLOSED\",\"outcome\":\"RESOLVED\"}");
        String before = Tables.of(database).attempt(held.attemptId());

        held.preview("{\"disposition\":\"REACHED_RESOLVED\"}").then().statusCode(200);
        held.preview("{\"disposition\":\"REACHED_RESOLVED\"}").then().statusCode(200);

        assertThat(Tables.of(database).attempt(held.attemptId())).isEqualTo(before);
        end(held);
    }

    @Test
    void isNotKnownWhileTheSchedulerIsSilentAndKeepsNobodyFromConcluding() {
        Desk.Held held = claimed();
        words.isSilentAbout(held.attemptId());

        held.preview("{\"disposition\":\"BUSY\"}")
                .then()
                .statusCode(503)
                .body("code", equalTo("next-step-unknown"));

        end(held);
    }

    @Test
    void isNothingOnceTheSchedulerHasEndedTheAttempt() {
        Desk.Held held = claimed();

        held.preview("{\"disposition\":\"BUSY\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-follows"));

        end(held);
    }

    @Test
    void refusesWhatCouldNotBeConcluded() {
        Desk.Held held = claimed();
        Instant past = Instant.now().minus(Duration.ofHours(1));

        held.preview("{}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/disposition"));
        held.preview("{\"disposition\":\"APPOINTMENT_MADE\"}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/appointmentAt"))
                .body("errors[0].code", equalTo("missing"));
        held.preview(
                        "{\"disposition\":\"APPOINTMENT_MADE\",\"appointmentAt\":\"%s\"}"
                                .formatted(past))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("in-the-past"));
        held.preview("{\"disposition\":\"BUSY\",\"appointmentAt\":\"2030-01-01T00:00:00Z\"}")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("not-allowed"));
        held.preview("{\"disposition\":\"BUSY\",\"note\":\"x\"}").then().statusCode(422);
        assertThat(words.supposedOf(held.attemptId())).isNull();
        end(held);
    }

    @Test
    @Tag("P9")
    void isForTheHolderOfTheLiveLeaseOnly() {
        Desk.Held held = claimed();
        String busy = "{\"disposition\":\"BUSY\"}";

        held.by(Desk.agent(62)).preview(busy).then().statusCode(404);
        held.by(Desk.supervisor()).preview(busy).then().statusCode(403);
        end(held);
        held.preview(busy).then().statusCode(409).body("code", equalTo("attempt-concluded"));
    }
}
