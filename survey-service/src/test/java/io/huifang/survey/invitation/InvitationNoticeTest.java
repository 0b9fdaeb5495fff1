package io.huifang.survey.invitation;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.survey.SurveyInvited;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Of whose invitations the scheduler is told, and what a link says that does not lead on. */
@SurveyTest
@Tag("R41")
@Tag("R42")
@Tag("R63")
class InvitationNoticeTest {
    @Inject Links links;

    Database database;
    private TaskTopic topics;

    @BeforeEach
    void open() {
        topics = new TaskTopic();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "REFUSED"})
    @Tag("P2")
    void isAskedForOnceWithALinkThatLeadsToTheQuestions(Outcome outcome) throws Exception {
        CallbackDispatched call = ended(outcome);
        topics.close(call, outcome);
        CallbackDispatched later = invited(ended(call.customerId(), Outcome.UNRESOLVED));

        KafkaRecord told = Topics.under(Topic.SURVEY_RESPONSES, call.customerId(), 1).get(0);

        assertThat(told.headers()).containsEntry("ce_type", SurveyInvited.TYPE);
        JsonNode fact = new ObjectMapper().readTree(told.text());
        assertThat(fact.path("callbackId").asText()).isEqualTo(call.callbackId().toString());
        String page = CustomersPhone.path(fact.path("link").asText());
        assertThat(CustomersPhone.page(page).asString()).contains("how satisfied are you");
        assertThat(Topics.sayingNow(Topic.SURVEY_RESPONSES, call.customerId())).hasSize(1);
        assertThat(later.customerId()).isEqualTo(call.customerId());
    }

    /** He was asked for the call's sake, not for his opinion: the application shows it to him. */
    @ParameterizedTest
    @EnumSource(names = {"UNRESOLVED", "RESOLVED"})
    void isNotAskedForWhenACallReachedHim(Outcome outcome) {
        CallbackDispatched call = invited(ended(outcome));

        CallbackDispatched next = ended(call.customerId(), Outcome.UNREACHABLE);

        assertThat(Topics.under(Topic.SURVEY_RESPONSES, call.customerId(), 1))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains(next.callbackId().toString()));
    }

    @Test
    void saysThatItsTimeIsOver() {
        Instant past = Instant.now().minusSeconds(60);

        for (LinkPurpose purpose : List.of(LinkPurpose.SURVEY, LinkPurpose.BALLOT)) {
            String page = links.to(purpose, UUID.randomUUID(), past).getPath();
            assertThat(CustomersPhone.page(page).statusCode()).isEqualTo(410);
            assertThat(CustomersPhone.page(page).asString()).contains("The time to answer is over");
            assertThat(CustomersPhone.page(page + "?lang=zh-CN").asString()).contains("已过填写时间");
            assertThat(CustomersPhone.form(page, Map.of("csat", "3")).statusCode()).isEqualTo(410);
            assertThat(CustomersPhone.page(page + "A").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void saysNothingOfTheLinksOfOtherPages() {
        Instant past = Instant.now().minusSeconds(60);
        String calls = links.to(LinkPurpose.CALLS, UUID.randomUUID(), past).getPath();

        assertThat(CustomersPhone.page(calls.replace("/calls/", "/surveys/")).statusCode())
                .isEqualTo(404);
        assertThat(CustomersPhone.page(calls).statusCode()).isEqualTo(404);
    }

    private CallbackDispatched ended(Outcome outcome) {
        return ended(aDispatch().build().customerId(), outcome);
    }

    private CallbackDispatched ended(String customerId, Outcome outcome) {
        CallbackDispatched call = topics.dispatch(aDispatch().customer(customerId));
        topics.close(call, outcome);
        return call;
    }

    private CallbackDispatched invited(CallbackDispatched call) {
        Eventually.eventually()
                .until(
                        () ->
                                Tables.of(database)
                                                .count(
                                                        "SELECT count(*) FROM invitation"
                                                                + " WHERE attempt_id = ?",
                                                        call.attemptId())
                                        == 1);
        return call;
    }
}
