package io.huifang.survey.insight.fact;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.Channel;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.analytics.ReviewFact;
import io.huifang.survey.fixture.Call;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Attempts, answers and reviews are told by the transaction that writes them down. */
@SurveyTest
@Tag("R89")
class ToldWithTheWorkTest {
    private static final Desk AGENT = Desk.agent(90);
    private static final Instant TARGET = Instant.parse("2026-11-21T05:30:00Z");
    private static final Instant APPOINTMENT = Instant.parse("2026-11-21T04:00:00Z");

    @Inject ObjectMapper mapper;
    Intake intake;
    private TaskTopic scheduler;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
        long version = AGENT.request().get("/v1/agents/me").jsonPath().getLong("version");
        Profiles.save(
                        AGENT,
                        version,
                        "{\"displayName\":\"Xiao Wang\",\"languages\":[\"zh-CN\",\"en\"],"
                                + "\"group\":\"refunds-east\"}")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void anAttemptAndItsAnswersBearWhatTheSchedulerToldAndTheAgentsGroup() throws Exception {
        Desk.Held held = claimed();
        held.reveal().then().statusCode(200);
        held.conclude(
                        "{\"disposition\":\"REACHED_RESOLVED\",\"note\":\"words of his\","
                                + "\"answers\":{\"csat\":4}}")
                .then()
                .statusCode(200);

        AttemptFact attempt = one(Topic.ANALYTICS_ATTEMPTS, held.attemptId(), AttemptFact.class);
        ResponseFact response =
                one(Topic.ANALYTICS_RESPONSES, held.attemptId(), ResponseFact.class);
        assertThat(attempt.region()).isEqualTo("CN").isEqualTo(response.region());
        assertThat(attempt.language()).isEqualTo("zh-CN").isEqualTo(response.language());
        assertThat(attempt.agentGroup()).isEqualTo("refunds-east").isEqualTo(response.agentGroup());
        assertThat(attempt.customerId()).isEqualTo(response.customerId());
        assertThat(attempt.targetAt()).isEqualTo(TARGET);
        assertThat(attempt.appointmentAt()).isEqualTo(APPOINTMENT);
        assertThat(attempt.dialled()).isTrue();
        assertThat(attempt.offeredStale()).isFalse();
        assertThat(attempt.budgetBroken()).isFalse();
        assertThat(List.of(attempt.channel(), response.channel())).containsOnly(Channel.CALL);
    }

    @Test
    @Tag("D11")
    void aCorrectionIsAnotherFactOfTheSameAttempt() throws Exception {
        Desk.Held held = claimed();
        held.conclude("{\"disposition\":\"NO_ANSWER\"}").then().statusCode(200);
        Desk.supervisor()
                .correct(held.attemptId(), "REFUSED_SOFT", "heard it")
                .then()
                .statusCode(200);

        List<AttemptFact> facts =
                all(Topic.ANALYTICS_ATTEMPTS, held.attemptId(), 2, AttemptFact.class);
        assertThat(facts).extracting(AttemptFact::revision).containsExactly(0, 1);
        assertThat(facts).extracting(AttemptFact::agentGroup).containsOnly("refunds-east");
        assertThat(facts).extracting(AttemptFact::dialled).as("never shown").containsOnly(false);
        assertThat(facts).extracting(AttemptFact::eventId).doesNotHaveDuplicates();
    }

    @Test
    @Tag("R62")
    @Tag("P2")
    void aReviewIsToldByItsScoresOnceForEachVersion() throws Exception {
        Desk.Held held = claimed();
        held.conclude("{\"disposition\":\"NO_ANSWER\"}").then().statusCode(200);
        String key = "review-" + held.attemptId();

        for (int i = 0; i < 2; i++) review(held.attemptId(), key, null);
        review(held.attemptId(), key + "-2", 1);

        List<ReviewFact> facts =
                all(Topic.ANALYTICS_RESPONSES, held.attemptId(), 2, ReviewFact.class);
        assertThat(facts).extracting(ReviewFact::revision).containsExactly(0, 1);
        assertThat(facts.get(0).listening()).isEqualTo(4);
        assertThat(facts.get(0).procedure()).isEqualTo(2);
        assertThat(facts.get(0).agentId()).isEqualTo(AGENT.account());
        assertThat(facts.get(0).agentGroup()).isEqualTo("refunds-east");
        assertThat(Topics.all(Topic.ANALYTICS_RESPONSES))
                .noneMatch(record -> record.text().contains("planted remark"));
    }

    @Test
    void aGroupIsACode() {
        long version = AGENT.request().get("/v1/agents/me").jsonPath().getLong("version");

        Profiles.save(
                        AGENT,
                        version,
                        "{\"displayName\":\"Xiao Wang\",\"languages\":[\"en\"],"
                                + "\"group\":\"Zhang San's people\"}")
                .then()
                .statusCode(422);
    }

    private Desk.Held claimed() {
        return new Call(scheduler, intake)
                .claimed(AGENT, aDispatch().background("CN", "zh-CN", TARGET, APPOINTMENT));
    }

    private static void review(UUID attemptId, String key, Integer replaces) {
        Desk.supervisor()
                .request()
                .header("Idempotency-Key", key)
                .body(
                        """
                        {"attemptId":"%s",%s"listening":4,"empathy":5,"correctness":3,
                         "procedure":2,"remarks":"planted remark"}\
                        """
                                .formatted(
                                        attemptId,
                                        replaces == null ? "" : "\"replaces\":" + replaces + ","))
                .post("/v1/reviews")
                .then()
                .statusCode(201);
    }

    private <T> T one(Topic topic, UUID attemptId, Class<T> type) throws IOException {
        return all(topic, attemptId, 1, type).get(0);
    }

    private <T> List<T> all(Topic topic, UUID attemptId, int count, Class<T> type)
            throws IOException {
        List<KafkaRecord> told = Topics.saying(topic, attemptId.toString(), count);
        assertThat(told).hasSize(count);
        return mapper.readerFor(type)
                .<T>readValues(
                        "[" + String.join(",", told.stream().map(KafkaRecord::text).toList()) + "]")
                .readAll();
    }
}
