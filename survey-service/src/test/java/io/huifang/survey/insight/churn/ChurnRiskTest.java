package io.huifang.survey.insight.churn;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.huifang.survey.fixture.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.ChurnRiskFact;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.CallbackOpened;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.wallet.PaymentFailed;
import io.huifang.simulation.world.Told;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Evidence;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.OtherReplica;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.huifang.survey.sealing.Pseudonyms;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whose silence is told, and whose is none. */
@SurveyTest
@Tag("R93")
class ChurnRiskTest {
    private static final Desk AGENT = Desk.agent(49);

    @Inject TellChurnRisks tellChurnRisks;
    @Inject Pseudonyms pseudonyms;
    @Inject ObjectMapper mapper;

    Database database;
    Intake intake;
    private TaskTopic topics;
    private Tables tables;

    @BeforeEach
    void open() {
        topics = new TaskTopic();
        tables = Tables.of(database);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"UNRESOLVED", "UNREACHABLE"})
    void isToldOfWhoWasLeftWithoutASolutionAndWentSilent(Outcome outcome) throws IOException {
        CallbackDispatched call = watched(outcome);
        elapse(call, "13 days 23 hours");
        look();
        assertThat(state(call)).isEqualTo("WATCHED");

        elapse(call, "1 hour");
        look();

        assertThat(state(call)).isEqualTo("SILENT");
        KafkaRecord told = Topics.saying(Topic.ANALYTICS_RESPONSES, id(call), 1).get(0);
        ChurnRiskFact risk = mapper.readValue(told.text(), ChurnRiskFact.class);
        assertThat(risk.customerId())
                .isEqualTo(pseudonyms.of(call.customerId()))
                .isEqualTo(told.key());
        assertThat(risk.outcome()).isEqualTo(outcome);
        assertThat(risk.reason()).isEqualTo(call.reason());
        assertThat(risk.silentDays()).isEqualTo(14);
        assertThat(told.text()).doesNotContain(call.customerId());
    }

    @Test
    @Tag("P2")
    void isToldOnceHoweverOftenAndByHowManyItIsLookedFor() {
        CallbackDispatched call = silent();

        look();
        look();
        topics.close(call, Outcome.UNREACHABLE);
        CallbackDispatched later = watched(Outcome.UNREACHABLE); // read after the second delivery
        elapse(later, "15 days");
        look();

        assertThat(Topics.saying(Topic.ANALYTICS_RESPONSES, id(later), 1)).hasSize(1);
        assertThat(Topics.sayingNow(Topic.ANALYTICS_RESPONSES, id(call))).hasSize(1);
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM unsolved_case WHERE callback_id = ?",
                                call.callbackId()))
                .isEqualTo(1);
    }

    @Test
    @Tag("P7")
    void isToldByOneOfThreeReplicas() {
        CallbackDispatched call = watched(Outcome.UNREACHABLE);
        elapse(call, "15 days");

        Uni.join()
                .all(tellChurnRisks.tell(), tellChurnRisks.tell(), tellChurnRisks.tell())
                .andFailFast()
                .await()
                .indefinitely();
        look();
        CallbackDispatched later = silent();

        assertThat(Topics.saying(Topic.ANALYTICS_RESPONSES, id(later), 1)).hasSize(1);
        assertThat(Topics.sayingNow(Topic.ANALYTICS_RESPONSES, id(call))).hasSize(1);
    }

    /** What dies before its commit has neither settled nor told anything. */
    @Test
    @Tag("P7")
    void isToldByTheNextWhenOneDies() {
        CallbackDispatched call = watched(Outcome.UNREACHABLE);
        elapse(call, "15 days");
        try (OtherReplica dying = OtherReplica.begin(database)) {
            dying.run(
                    "UPDATE unsolved_case SET state = 'SILENT', settled_at = now()"
                            + " WHERE callback_id = ?",
                    call.callbackId());
            look();
            assertThat(state(call)).as("held by the other one").isEqualTo("WATCHED");
        }

        look();

        assertThat(Topics.saying(Topic.ANALYTICS_RESPONSES, id(call), 1)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"UNRESOLVED", "UNREACHABLE"},
            mode = EnumSource.Mode.EXCLUDE)
    void isNoneOfWhoseMatterEndedOtherwise(Outcome outcome) {
        CallbackDispatched call = topics.dispatch(aDispatch());
        topics.close(call, outcome);
        watched(Outcome.UNREACHABLE); // read later, perhaps on another partition

        assertThat(state(call)).isNull();
    }

    @Test
    void isNoneAfterAnEvent() {
        CallbackDispatched call = watched(Outcome.UNREACHABLE);
        CallbackDispatched other = watched(Outcome.UNREACHABLE);
        decided(call.customerId(), Instant.now().plusSeconds(1));
        decided(other.customerId(), Instant.now().minusSeconds(3600));

        eventually().until(() -> "HEARD".equals(state(call)));
        elapse(other, "15 days");
        look();

        assertThat(state(other)).as("the event was before the end").isEqualTo("SILENT");
        assertThat(Topics.sayingNow(Topic.ANALYTICS_RESPONSES, id(call))).isEmpty();
    }

    @Test
    void isNoneAfterACallInWhichSomebodyAnswered() {
        CallbackDispatched call = watched(Outcome.UNREACHABLE);
        call(call.customerId(), "REACHED_RESOLVED");
        elapse(call, "15 days");

        look();

        assertThat(state(call)).isEqualTo("HEARD");
    }

    @Test
    @Tag("D11")
    void isOneAfterACallInWhichNobodyDid() {
        CallbackDispatched call = watched(Outcome.UNREACHABLE);
        call(call.customerId(), "NO_ANSWER");
        UUID corrected = call(call.customerId(), "THIRD_PARTY");
        Desk.supervisor()
                .correct(corrected, "VOICEMAIL", "it was a machine")
                .then()
                .statusCode(200);
        elapse(call, "15 days");

        look();

        assertThat(state(call)).isEqualTo("SILENT");
    }

    @Test
    void isNoneAfterAnAnswer() {
        CallbackDispatched call = watched(Outcome.UNREACHABLE);
        eventually()
                .until(
                        () ->
                                tables.count(
                                                "SELECT count(*) FROM invitation WHERE attempt_id ="
                                                        + " ?",
                                                call.attemptId())
                                        == 1);
        tables.run(
                "INSERT INTO response (attempt_id, answered_at, customer_id, answers)"
                        + " VALUES (?, clock_timestamp(), ?, '{\"csat\": 1}')",
                call.attemptId(),
                call.customerId());
        elapse(call, "15 days");

        look();

        assertThat(state(call)).isEqualTo("HEARD");
    }

    @Test
    void isNoneWhileAnotherCallbackFollowsItUp() {
        CallbackDispatched call = topics.dispatch(aDispatch());
        followUp(call);
        topics.close(call, Outcome.UNRESOLVED);
        eventually().until(() -> "WATCHED".equals(state(call)));
        elapse(call, "15 days");

        look();

        assertThat(state(call)).isEqualTo("TAKEN_UP");
    }

    @Test
    @Tag("R99")
    @Tag("D13")
    void isNothingOfWhoWasErased() {
        CallbackDispatched call = watched(Outcome.UNREACHABLE);
        CallbackDispatched told = silent();
        elapse(call, "15 days");
        topics.erase(call.customerId());
        topics.erase(told.customerId());
        eventually().until(() -> state(call) == null && state(told) == null);

        look();
        CallbackDispatched late = topics.dispatch(aDispatch().customer(call.customerId()));
        topics.close(late, Outcome.UNREACHABLE);
        CallbackDispatched other = silent();

        assertThat(Topics.saying(Topic.ANALYTICS_RESPONSES, id(other), 1)).hasSize(1);
        assertThat(state(late)).isNull();
        assertThat(Topics.sayingNow(Topic.ANALYTICS_RESPONSES, id(call))).isEmpty();
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM unsolved_case WHERE customer_id = ?",
                                call.customerId()))
                .isZero();
    }

    @Test
    void isSettledOnce() {
        CallbackDispatched call = silent();

        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "UPDATE unsolved_case SET state = 'HEARD'"
                                                + " WHERE callback_id = ?",
                                        call.callbackId()))
                .hasMessageContaining("written once");
    }

    private CallbackDispatched watched(Outcome outcome) {
        CallbackDispatched call = topics.dispatch(aDispatch());
        topics.close(call, outcome);
        eventually().until(() -> "WATCHED".equals(state(call)));
        return call;
    }

    private CallbackDispatched silent() {
        CallbackDispatched call = watched(Outcome.UNREACHABLE);
        elapse(call, "15 days");
        look();
        assertThat(state(call)).isEqualTo("SILENT");
        return call;
    }

    /** So much time goes by for it, and for nothing else. */
    private void elapse(CallbackDispatched call, String howLong) {
        tables.run(
                "UPDATE unsolved_case SET closed_at = closed_at - ?::interval,"
                        + " watched_from = watched_from - ?::interval WHERE callback_id = ?",
                howLong,
                howLong,
                call.callbackId());
    }

    private void look() {
        eventually().until(() -> !tellChurnRisks.tell().await().indefinitely());
    }

    private String state(CallbackDispatched call) {
        return tables.text(
                "SELECT state FROM unsolved_case WHERE callback_id = ?", call.callbackId());
    }

    private static String id(CallbackDispatched call) {
        return "\"callbackId\":\"" + call.callbackId() + "\"";
    }

    private UUID call(String customer, String disposition) {
        CallbackDispatched call = topics.dispatch(aDispatch().customer(customer));
        intake.knows(customer, "+8613800138001", "Li", "");
        Eventually.isIn("OFFERED", call.attemptId());
        Desk.Held held = AGENT.claimed(call.reason());
        held.reveal().then().statusCode(200);
        held.conclude("{\"disposition\":\"" + disposition + "\"}").then().statusCode(200);
        return call.attemptId();
    }

    private void followUp(CallbackDispatched call) {
        Instant now = Instant.now();
        tell(
                new CallbackOpened(
                        UUID.randomUUID(),
                        now,
                        call.customerId(),
                        UUID.randomUUID(),
                        "handover",
                        "follow-up",
                        now,
                        null,
                        null,
                        null,
                        null,
                        call.callbackId()));
    }

    private void decided(String customer, Instant at) {
        tell(
                new DecisionMade(
                        UUID.randomUUID(),
                        Instant.now(),
                        customer,
                        "/wallet",
                        UUID.randomUUID().toString(),
                        PaymentFailed.TYPE,
                        DecisionKind.IGNORED,
                        null,
                        "rule",
                        1,
                        "why",
                        Map.of(),
                        null,
                        at,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private void tell(Fact fact) {
        Evidence.of(database).tell(List.of(new Told(Topic.CALLBACK_DECISIONS, fact)));
    }
}
