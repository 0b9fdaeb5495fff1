package io.huifang.survey.optout;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.Purpose;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

@SurveyTest
@Tag("D10")
class StopCallsTest {
    Database database;
    Intake intake;
    private TaskTopic topics;
    private CallbackDispatched call;
    private String choices;

    @BeforeEach
    void open() {
        topics = new TaskTopic();
        call = topics.dispatch(aDispatch());
        choices = CustomersPhone.of(call.customerId()).choices();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void tellsIntakeOfEachPurposeOnce() {
        CustomersPhone.form(choices, Map.of("stop", List.of("SERVICE", "MARKETING")))
                .then()
                .statusCode(303);

        Eventually.eventually()
                .until(() -> CustomersPhone.json(choices).path("acceptedAt") != null);

        List<String> told = intake.toldOf(call.customerId());
        assertThat(told).hasSize(1);
        assertThat(told.get(0))
                .contains("\"type\":\"io.huifang.customer.consent_withdrawn.v1\"")
                .contains("\"purpose\":\"SERVICE\"", "\"purpose\":\"MARKETING\"")
                .doesNotContain("RISK", "\"purpose\":\"SURVEY\"");
    }

    @Test
    void isPassedOnAsSoonAsIntakeAnswersAgain() {
        intake.isAwayFor(call.customerId());
        stop("SERVICE").then().statusCode(200);
        stop("SERVICE").then().statusCode(200);
        assertThat(CustomersPhone.json(choices).<Object>path("acceptedAt")).isNull();
        assertThat(intake.toldOf(call.customerId())).isEmpty();

        intake.isBackFor(call.customerId());

        Eventually.eventually()
                .until(() -> CustomersPhone.json(choices).path("acceptedAt") != null);
        assertThat(intake.toldOf(call.customerId())).hasSize(1);
    }

    @Test
    void showsWhatWasStopped() {
        stop("SERVICE").then().statusCode(200);

        topics.close(call, Outcome.SUPPRESSED);
        topics.close(call, Outcome.SUPPRESSED);

        Eventually.eventually().until(() -> !stopped().isEmpty());
        assertThat(stopped()).containsExactly(call.reason());
        assertThat(CustomersPhone.page(choices).asString())
                .contains("The call about a matter of your account");
    }

    @Test
    void showsNothingOfCallsThatEndedOtherwise() {
        stop("SERVICE").then().statusCode(200);
        topics.close(call, Outcome.RESOLVED);
        CallbackDispatched stopped = topics.dispatch(aDispatch().customer(call.customerId()));
        topics.close(stopped, Outcome.SUPPRESSED);

        Eventually.eventually().until(() -> !stopped().isEmpty());

        assertThat(stopped()).containsExactly(stopped.reason());
    }

    @Test
    void showsAllThatHeStoppedWheneverAndNoCallOfAnotherPurpose() {
        stop("MARKETING").then().statusCode(200);
        topics.close(call, Outcome.SUPPRESSED);
        CallbackDispatched offer =
                topics.dispatch(aDispatch().customer(call.customerId()).purpose(Purpose.MARKETING));
        topics.close(offer, Outcome.SUPPRESSED);
        Eventually.eventually().until(() -> !stopped().isEmpty());

        stop("SURVEY").then().statusCode(200);

        assertThat(stopped()).containsExactly(offer.reason());
        assertThat(CustomersPhone.json(choices).<List<String>>path("stopped"))
                .containsExactlyInAnyOrder("SURVEY", "MARKETING");
    }

    @Test
    void endsInvitationsWithTheSurveys() {
        topics.close(call, Outcome.UNREACHABLE);
        Eventually.eventually().until(() -> invited() == 1);

        stop("SURVEY").then().statusCode(200);

        assertThat(invited()).isZero();
        assertThat(CustomersPhone.json(choices).<List<String>>path("surveys.reason"))
                .containsExactly(call.reason());
        assertThat(CustomersPhone.page(choices).asString()).contains("Our questions about");
    }

    @Test
    void invitesNobodyWhoStoppedSurveys() {
        CustomersPhone.form(choices, Map.of("stop", List.of("SERVICE", "SURVEY")))
                .then()
                .statusCode(303);

        topics.close(call, Outcome.UNREACHABLE);
        CallbackDispatched next = topics.dispatch(aDispatch().customer(call.customerId()));
        topics.close(next, Outcome.SUPPRESSED);

        // on the same partition: what came before it was read
        Eventually.eventually().until(() -> !stopped().isEmpty());
        assertThat(invited()).isZero();
    }

    @Test
    void standsBehindNoneThatIntakeDoesNotAccept() {
        List<String> away = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String customer = "away-" + UUID.randomUUID();
            away.add(customer);
            intake.isAwayFor(customer);
            stop(CustomersPhone.of(customer).choices(), "SERVICE").then().statusCode(200);
        }

        stop("SERVICE").then().statusCode(200);

        Eventually.eventually().until(() -> !intake.toldOf(call.customerId()).isEmpty());
        away.forEach(intake::isBackFor);
    }

    @Test
    void isSetAsideWhenIntakeRefusesIt() {
        intake.refuses(call.customerId());

        stop("SERVICE").then().statusCode(200);

        Eventually.eventually()
                .until(
                        () ->
                                Tables.of(database)
                                                .count(
                                                        "SELECT count(*) FROM opt_out WHERE"
                                                                + " customer_id = ? AND refused_at"
                                                                + " IS NOT NULL",
                                                        call.customerId())
                                        == 1);
        assertThat(CustomersPhone.json(choices).<Object>path("acceptedAt")).isNull();
    }

    @Test
    void isOfNoCustomerWhomIntakeWouldNotKnow() {
        for (String wrong :
                List.of("+8613800000000", "a@wallet.example", "tel://1", "x".repeat(129), " ")) {
            CustomersPhone.links(wrong).then().statusCode(422);
            CustomersPhone.wallet("/v1/ballots", wrong).then().statusCode(422);
        }
        CustomersPhone.links("x".repeat(128)).then().statusCode(200);
    }

    @Test
    @Tag("R99")
    void leavesNothingWhenTheCustomerIsErasedInTheSameMoment() throws SQLException {
        CompletableFuture<Integer> stopped;
        try (Connection erasing = database.connect();
                Statement statement = erasing.createStatement()) {
            erasing.setAutoCommit(false);
            statement.execute("SELECT hold_customer('" + call.customerId() + "')");
            statement.execute(
                    "INSERT INTO erased_customer (customer_id) VALUES ('"
                            + call.customerId()
                            + "')");
            stopped = CompletableFuture.supplyAsync(() -> stop("SERVICE").statusCode());
            Eventually.eventually().until(() -> waitingForTheCustomer() == 1);
            erasing.commit();
        }

        assertThat(stopped.join()).isEqualTo(404);
        assertThat(stoppedBy(call.customerId())).isZero();
    }

    @Test
    @Tag("R99")
    void leavesNothingThatIsBeingStoredWhenTheCustomerIsErased() throws SQLException {
        try (Connection stopping = database.connect();
                Statement statement = stopping.createStatement()) {
            stopping.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO opt_out (opt_out_id, customer_id, purposes) VALUES"
                            + " (gen_random_uuid(), '"
                            + call.customerId()
                            + "', '{SERVICE}')");
            topics.erase(call.customerId());
            Eventually.eventually().until(() -> waitingForTheCustomer() == 1);
            stopping.commit();
        }

        Eventually.eventually().until(() -> CustomersPhone.json(choices).statusCode() == 404);
        assertThat(stoppedBy(call.customerId())).isZero();
    }

    private long waitingForTheCustomer() {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'"
                                + " AND classid = 1668641652");
    }

    private long stoppedBy(String customerId) {
        return Tables.of(database)
                .count("SELECT count(*) FROM opt_out WHERE customer_id = ?", customerId);
    }

    @Test
    void stopsNoWarnings() {
        for (String wrong : List.of("\"RISK\"", "\"SERVICE\",\"RISK\"", "\"service\"", "")) {
            given().contentType(ContentType.JSON)
                    .body("{\"stop\":[" + wrong + "]}")
                    .post(choices)
                    .then()
                    .statusCode(422);
        }
        CustomersPhone.form(choices, Map.of("stop", "RISK")).then().statusCode(422);
        CustomersPhone.form(choices, Map.of()).then().statusCode(422);
        assertThat(CustomersPhone.json(choices).<List<?>>path("stopped")).isEmpty();
    }

    @Test
    @Tag("R99")
    void isForgottenWithTheCustomer() {
        stop("SERVICE").then().statusCode(200);

        topics.erase(call.customerId());

        Eventually.eventually().until(() -> CustomersPhone.json(choices).statusCode() == 404);
        assertThat(
                        Tables.of(database)
                                .count(
                                        "SELECT count(*) FROM opt_out WHERE customer_id = ?",
                                        call.customerId()))
                .isZero();
    }

    private Response stop(String purpose) {
        return stop(choices, purpose);
    }

    private static Response stop(String choices, String purpose) {
        return given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body("{\"stop\":[\"" + purpose + "\"]}")
                .post(choices);
    }

    private List<String> stopped() {
        return CustomersPhone.json(choices).path("calls.reason");
    }

    private long invited() {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM invitation WHERE customer_id = ?"
                                + " AND stopped_at IS NULL",
                        call.customerId());
    }
}
