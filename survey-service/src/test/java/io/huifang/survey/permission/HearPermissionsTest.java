package io.huifang.survey.permission;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.SurveyPermissionChanged;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What becomes of invitations when the scheduler tells of a customer's word. */
@SurveyTest
@Tag("D10")
class HearPermissionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> ANSWERS = Map.of("csat", "2");

    private final Instant now = Instant.now();

    @Inject HearPermissions hearPermissions;
    @Inject Pool pool;

    Database database;
    Intake intake;
    private TaskTopic topics;
    private String customer;

    @BeforeEach
    void open() {
        topics = new TaskTopic();
        customer = aDispatch().build().customerId();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    @Tag("P2")
    void aWithdrawalEndsWhatWasNotAnsweredAndProvesIt() {
        CallbackDispatched call = ended();
        String survey = survey();

        topics.tell(withdrawn(now));
        topics.tell(withdrawn(now));

        Eventually.eventually().until(() -> CustomersPhone.page(survey).statusCode() == 410);
        assertThat(CustomersPhone.page(survey).asString()).contains("You are not asked any more");
        assertThat(CustomersPhone.page(survey + "?lang=zh-CN").asString()).contains("我们不再向您提问");
        assertThat(CustomersPhone.form(survey, ANSWERS).statusCode()).isEqualTo(410);
        assertThat(surveys()).isEmpty();
        String choices = CustomersPhone.of(customer).choices();
        assertThat(CustomersPhone.json(choices).<List<String>>path("surveys.reason"))
                .containsExactly(call.reason());
        assertThat(CustomersPhone.page(choices).asString()).contains("Our questions about");
        assertThat(timeline().<List<String>>path("surveys.stoppedBy"))
                .containsExactly("CONSENT_WITHDRAWN");
        assertThat(timeline().<List<Boolean>>path("surveys.answered")).containsExactly(false);
    }

    @Test
    void aWithdrawalLeavesWhatWasAnswered() {
        ended();
        String survey = survey();
        CustomersPhone.form(survey, ANSWERS).then().statusCode(303);
        ended();
        String open = survey();

        topics.tell(withdrawn(now));

        Eventually.eventually().until(() -> CustomersPhone.page(open).statusCode() == 410);
        assertThat(CustomersPhone.page(survey).asString()).contains("You have answered already");
        assertThat(timeline().<List<Boolean>>path("surveys.answered"))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void nobodyIsInvitedUntilHeAgreesAnew() {
        topics.tell(withdrawn(now));
        endedAndHeard();
        topics.tell(granted(now, now.plusSeconds(1)));
        CallbackDispatched next = ended();

        survey();

        assertThat(invited()).containsExactly(next.attemptId().toString());
    }

    @Test
    void whatHeStoppedHimselfHoldsUntilHeAgreesAnew() {
        String choices = CustomersPhone.of(customer).choices();
        given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body("{\"stop\":[\"SURVEY\",\"MARKETING\"]}")
                .post(choices)
                .then()
                .statusCode(200);
        Instant stopped = Instant.parse(CustomersPhone.json(choices).path("saidAt"));
        topics.tell(granted(null, stopped));
        endedAndHeard();
        topics.tell(granted(stopped, stopped.plusMillis(1)));
        CallbackDispatched next = ended();

        survey();

        assertThat(invited()).containsExactly(next.attemptId().toString());
        assertThat(CustomersPhone.json(choices).<List<String>>path("stopped"))
                .containsExactly("MARKETING");
    }

    @Test
    void whatHeAgreedToAnewDatesNothingThatHeStopped() {
        String choices = CustomersPhone.of(customer).choices();
        stop(choices, "MARKETING");
        Eventually.eventually()
                .until(() -> CustomersPhone.json(choices).path("acceptedAt") != null);
        String marketing = CustomersPhone.json(choices).path("saidAt");
        intake.isAwayFor(customer);
        stop(choices, "SURVEY");
        Instant surveys = Instant.parse(CustomersPhone.json(choices).path("saidAt"));
        assertThat(surveys).isAfter(Instant.parse(marketing));
        assertThat(CustomersPhone.json(choices).<Object>path("acceptedAt")).isNull();

        topics.tell(granted(null, surveys.plusMillis(1)));

        Eventually.eventually()
                .until(
                        () ->
                                CustomersPhone.json(choices)
                                        .path("stopped")
                                        .equals(List.of("MARKETING")));
        assertThat(CustomersPhone.json(choices).<String>path("saidAt")).isEqualTo(marketing);
        assertThat(CustomersPhone.json(choices).<Object>path("acceptedAt")).isNotNull();
        intake.isBackFor(customer);
    }

    private static void stop(String choices, String purpose) {
        given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body("{\"stop\":[\"" + purpose + "\"]}")
                .post(choices)
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("P7")
    void theYoungestWordCountsWhateverIsHeardFirst() {
        topics.tell(granted(now, now.plusSeconds(5)));
        topics.tell(withdrawn(now));
        CallbackDispatched call = ended();

        survey();

        assertThat(invited()).containsExactly(call.attemptId().toString());
    }

    @Test
    void anEntryEndsInvitationsWhileItLasts() {
        ended();
        String survey = survey();

        topics.tell(suppressed(now, true, null));
        Eventually.eventually().until(() -> CustomersPhone.page(survey).statusCode() == 410);
        endedAndHeard();
        topics.tell(suppressed(now.plusSeconds(1), false, null));
        topics.tell(suppressed(now, true, null));
        CallbackDispatched afterLift = ended();
        survey();
        topics.tell(suppressed(now.plusSeconds(2), true, now.minusSeconds(1)));
        CallbackDispatched afterEnd = ended();

        Eventually.eventually().until(() -> surveys().size() == 2);
        assertThat(invited())
                .contains(afterLift.attemptId().toString(), afterEnd.attemptId().toString())
                .hasSize(3);
    }

    @Test
    void ofAnAnswerInTheSameMomentNothingIsLeftWhenTheStopCameFirst() throws SQLException {
        CallbackDispatched call = ended();
        String survey = survey();

        CompletableFuture<Integer> answered;
        try (Connection stopping = database.connect();
                Statement statement = stopping.createStatement()) {
            stopping.setAutoCommit(false);
            statement.execute("SELECT hold_customer('" + customer + "')");
            statement.execute(
                    "UPDATE invitation SET stopped_at = now(), stopped_by = 'CONSENT_WITHDRAWN'"
                            + " WHERE customer_id = '"
                            + customer
                            + "'");
            answered =
                    CompletableFuture.supplyAsync(
                            () -> CustomersPhone.form(survey, ANSWERS).statusCode());
            Eventually.eventually().until(() -> waiting() == 1);
            stopping.commit();
        }

        assertThat(answered.join()).isEqualTo(410);
        assertThat(responses(call)).isZero();
    }

    @Test
    void anAnswerInTheSameMomentStandsWhenItCameFirst() throws SQLException {
        CallbackDispatched call = ended();
        String survey = survey();

        try (Connection answering = database.connect();
                Statement statement = answering.createStatement()) {
            answering.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO response (attempt_id, answered_at, customer_id, answers) VALUES ('"
                            + call.attemptId()
                            + "', now(), '"
                            + customer
                            + "', '{\"csat\":2}')");
            topics.tell(withdrawn(now));
            Eventually.eventually().until(() -> waiting() == 1);
            answering.commit();
        }
        ended();

        Eventually.eventually()
                .until(
                        () ->
                                count(
                                                "SELECT count(*) FROM survey_permission"
                                                        + " WHERE customer_id = ?")
                                        == 1);
        assertThat(CustomersPhone.page(survey).asString()).contains("You have answered already");
        assertThat(
                        count(
                                "SELECT count(*) FROM invitation WHERE customer_id = ? AND stopped_at IS"
                                        + " NOT NULL"))
                .isZero();
    }

    @Test
    @Tag("P7")
    void ofManyInOnePollEachHasHisOwnWord() {
        String unwilling = askedOne();
        String forbidden = askedOne();
        String willing = askedOne();
        List<ConsumerRecord<String, byte[]>> poll =
                Stream.of(
                                of(willing, null, now, false),
                                of(unwilling, now.minusSeconds(1), null, false),
                                of(forbidden, null, null, true),
                                of(unwilling, null, now, false),
                                of(willing, now.plusSeconds(1), null, false))
                        .map(topics::polled)
                        .toList();

        hear(poll);
        hear(poll);

        assertThat(stoppedBy(unwilling)).containsExactly("CONSENT_WITHDRAWN");
        assertThat(stoppedBy(forbidden)).containsExactly("SUPPRESSED");
        assertThat(stoppedBy(willing)).containsExactly("nothing");
        assertThat(permission(unwilling)).isEqualTo("t t f");
        assertThat(permission(forbidden)).isEqualTo("f f t");
        assertThat(permission(willing)).isEqualTo("t t f");
    }

    private void hear(List<ConsumerRecord<String, byte[]>> poll) {
        pool.withTransaction(tx -> hearPermissions.hear(tx, poll)).await().atMost(PATIENCE);
    }

    /** A customer with an invitation that he could answer. */
    private String askedOne() {
        CallbackDispatched call = topics.dispatch(aDispatch());
        topics.close(call, Outcome.UNREACHABLE);
        Eventually.eventually().until(() -> stoppedBy(call.customerId()).size() == 1);
        return call.customerId();
    }

    private List<String> stoppedBy(String customerId) {
        return Tables.of(database)
                .strings(
                        "SELECT coalesce(stopped_by, 'nothing') FROM invitation"
                                + " WHERE customer_id = ?",
                        customerId);
    }

    /** Whether he agreed, whether he withdrew, whether an entry forbids it. */
    private String permission(String customerId) {
        return Tables.of(database)
                .text(
                        "SELECT concat_ws(' ', granted_at IS NOT NULL, withdrawn_at IS NOT NULL,"
                                + " suppressed) FROM survey_permission WHERE customer_id = ?",
                        customerId);
    }

    private SurveyPermissionChanged of(
            String customerId, Instant grantedAt, Instant withdrawnAt, boolean suppressed) {
        return new SurveyPermissionChanged(
                UUID.randomUUID(), now, customerId, grantedAt, withdrawnAt, suppressed, null);
    }

    @Test
    @Tag("P6")
    void whatCannotBeReadIsSetAsideAndTheRestGoesOn() {
        topics.tellPoison(withdrawn(now), new byte[] {'{'});
        CallbackDispatched call = ended();

        survey();

        assertThat(invited()).containsExactly(call.attemptId().toString());
        assertThat(Topics.under(Topic.CALLBACK_TASKS_DLQ, customer, 1)).hasSize(1);
    }

    @Test
    @Tag("R99")
    void nothingIsKeptOfTheErased() {
        topics.tell(withdrawn(now));
        Eventually.eventually().until(() -> permissions() == 1);

        topics.erase(customer);
        Eventually.eventually().until(() -> permissions() == 0);
        topics.tell(granted(now, now.plusSeconds(1)));
        topics.dispatch(aDispatch().customer(customer));

        Eventually.eventually()
                .until(
                        () ->
                                count("SELECT count(*) FROM attempt_brief WHERE customer_id = ?")
                                        == 1);
        assertThat(permissions()).isZero();
    }

    private long permissions() {
        return count("SELECT count(*) FROM survey_permission WHERE customer_id = ?");
    }

    private SurveyPermissionChanged withdrawn(Instant at) {
        return word(null, at, false, null, now);
    }

    private SurveyPermissionChanged granted(Instant withdrawnAt, Instant at) {
        return word(at, withdrawnAt, false, null, now.plusSeconds(1));
    }

    private SurveyPermissionChanged suppressed(Instant toldAt, boolean is, Instant until) {
        return word(null, null, is, until, toldAt);
    }

    private SurveyPermissionChanged word(
            Instant grantedAt,
            Instant withdrawnAt,
            boolean suppressed,
            Instant until,
            Instant toldAt) {
        return new SurveyPermissionChanged(
                UUID.randomUUID(), toldAt, customer, grantedAt, withdrawnAt, suppressed, until);
    }

    private CallbackDispatched ended() {
        CallbackDispatched call = topics.dispatch(aDispatch().customer(customer));
        topics.close(call, Outcome.UNREACHABLE);
        return call;
    }

    /** What one poll tells of a customer's word counts for all that the poll tells. */
    private void endedAndHeard() {
        Eventually.isIn("RETURNED", ended().attemptId());
    }

    /** The latest questionnaire's page, as soon as the wallet can show one. */
    private String survey() {
        Eventually.eventually().until(() -> !surveys().isEmpty());
        return CustomersPhone.path(surveys().get(0));
    }

    private List<String> surveys() {
        return CustomersPhone.wallet("/v1/survey-links", customer)
                .then()
                .statusCode(200)
                .extract()
                .path("survey");
    }

    private Response timeline() {
        return Desk.supervisor().request().get("/v1/customers/" + customer + "/timeline");
    }

    private List<String> invited() {
        return Tables.of(database)
                .strings("SELECT attempt_id::text FROM invitation WHERE customer_id = ?", customer);
    }

    private long responses(CallbackDispatched call) {
        return Tables.of(database)
                .count("SELECT count(*) FROM response WHERE attempt_id = ?", call.attemptId());
    }

    private long count(String sql) {
        return Tables.of(database).count(sql, customer);
    }

    private long waiting() {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'"
                                + " AND classid = 1668641652");
    }
}
