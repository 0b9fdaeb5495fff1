package io.huifang.survey.correction;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.UUID;

/** The form in which supervisors correct how a call ended. */
@SurveyTest
@Tag("D11")
class CorrectionPageTest {
    private static final Desk AGENT = Desk.agent(69);

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

    private UUID concluded() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", dispatched.attemptId());
        AGENT.claimed(dispatched.reason())
                .conclude("{\"disposition\":\"BUSY\"}")
                .then()
                .statusCode(200);
        return dispatched.attemptId();
    }

    private static String path(UUID attemptId) {
        return "/reviews/calls/" + attemptId + "/correction";
    }

    private static Response send(UUID attemptId, String key, String disposition, String because) {
        return Desk.supervisor()
                .request()
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("key", key)
                .formParam("disposition", disposition)
                .formParam("because", because)
                .post(path(attemptId));
    }

    private long corrections(UUID attemptId) {
        return Tables.of(database)
                .count("SELECT count(*) FROM attempt_correction WHERE attempt_id = ?", attemptId);
    }

    @Test
    @Tag("P17")
    void correctsOnceHoweverOftenItIsSent() {
        UUID attemptId = concluded();
        String key = UUID.randomUUID().toString();

        for (int time = 0; time < 2; time++) {
            assertThat(send(attemptId, key, "NO_ANSWER", "He told me.").statusCode())
                    .isEqualTo(303);
        }

        assertThat(corrections(attemptId)).isOne();
    }

    @Test
    void offersWhatCanHaveHappenedAlone() {
        String page = Desk.supervisor().request().get(path(concluded())).asString();

        assertThat(page)
                .contains("value=\"NO_ANSWER\"", "value=\"VOICEMAIL\"")
                .doesNotContain("value=\"BUSY\"", "value=\"REACHED_RESOLVED\"")
                .doesNotContain("value=\"APPOINTMENT_MADE\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', He told me.",
        "PERHAPS, He told me.",
        "NO_ANSWER, ''",
        "BUSY, It was so already.",
        "REACHED_RESOLVED, Nobody was called."
    })
    void saysOnThePageWhatCannotBeAndKeepsWhatWasTyped(String disposition, String because) {
        UUID attemptId = concluded();

        Response refused = send(attemptId, UUID.randomUUID().toString(), disposition, because);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("role=\"alert\"", because);
        assertThat(corrections(attemptId)).isZero();
    }

    @Test
    void isNotThereForACallThatIsNotConcluded() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", dispatched.attemptId());

        assertThat(Desk.supervisor().request().get(path(dispatched.attemptId())).statusCode())
                .isEqualTo(404);
        assertThat(Desk.supervisor().request().get(path(UUID.randomUUID())).statusCode())
                .isEqualTo(404);
        assertThat(AGENT.request().get(path(dispatched.attemptId())).statusCode()).isEqualTo(403);
    }
}
