package io.huifang.survey.insight.page;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/** From a number to the attempts behind it. */
@SurveyTest
@Tag("R89")
class AttemptsBehindTest {
    @Test
    void areShownToWhoMaySeeEachOfThem() {
        try (TaskTopic scheduler = new TaskTopic()) {
            CallbackDispatched call = scheduler.dispatch(aDispatch());
            Eventually.isIn("OFFERED", call.attemptId());
            String figure = "/insight/figures/concluded?reason=" + call.reason();
            String path = "/reviews/calls/" + call.attemptId();
            assertThat(page("supervisor", figure)).doesNotContain(path);

            Desk.agent(82)
                    .claimed(call.reason())
                    .conclude(
                            "{\"disposition\":\"APPOINTMENT_MADE\",\"appointmentAt\":\"%s\"}"
                                    .formatted(Instant.now().plus(Duration.ofHours(9))))
                    .then()
                    .statusCode(200);

            assertThat(page("supervisor", figure)).contains(path, "Appointment made");
            assertThat(page("auditor", figure)).contains(path);
            assertThat(page("ops", figure)).doesNotContain(path);
            assertThat(page("policy-admin", figure)).doesNotContain(path);
            assertThat(page("supervisor", figure + "&to=2020-01-01")).doesNotContain(path);
        }
    }

    private static String page(String account, String path) {
        return Desk.named(account)
                .request()
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .get(path)
                .asString();
    }
}
