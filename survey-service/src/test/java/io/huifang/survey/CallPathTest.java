package io.huifang.survey;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@SurveyTest
class CallPathTest {
    Intake intake;

    @Test
    @Tag("R40")
    @Tag("R50")
    void carriesAnAttemptFromItsDispatchToItsConclusion() {
        try (TaskTopic scheduler = new TaskTopic()) {
            CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
            intake.knows(dispatched.customerId(), "+8613800138000", "王小明", "退款没到");
            Eventually.isIn("OFFERED", dispatched.attemptId());

            Desk.Held held = Desk.agent(1).claimed(dispatched.reason());
            String phone = held.reveal().then().statusCode(200).extract().path("phone");
            held.conclude(
                            """
                            {"disposition":"REACHED_RESOLVED",
                             "answers":{"csat":5,"nps":9,"ces":6,"resolved":true,"comment":"好"}}""")
                    .then()
                    .statusCode(200);

            assertThat(phone).isEqualTo("+8613800138000");
            Eventually.isIn("CONCLUDED", dispatched.attemptId());
        }
    }
}
