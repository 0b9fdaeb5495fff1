package io.huifang.survey.permission;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.SurveyPermissionChanged;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.Topics;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** What becomes of invitations when the scheduler tells of a customer's word. */
@SurveyTest
@Tag("D10")
class HearPermissionsTest extends PermissionRig {
    Intake intake;

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

    private SurveyPermissionChanged suppressed(Instant toldAt, boolean is, Instant until) {
        return word(null, null, is, until, toldAt);
    }

    private Response timeline() {
        return Desk.supervisor().request().get("/v1/customers/" + customer + "/timeline");
    }

    private long permissions() {
        return count("SELECT count(*) FROM survey_permission WHERE customer_id = ?");
    }

    private List<String> invited() {
        return Tables.of(database)
                .strings("SELECT attempt_id::text FROM invitation WHERE customer_id = ?", customer);
    }

    /** What one poll tells of a customer's word counts for all that the poll tells. */
    private void endedAndHeard() {
        Eventually.isIn("RETURNED", ended().attemptId());
    }

    private static void stop(String choices, String purpose) {
        given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body("{\"stop\":[\"" + purpose + "\"]}")
                .post(choices)
                .then()
                .statusCode(200);
    }

    private SurveyPermissionChanged granted(Instant withdrawnAt, Instant at) {
        return word(at, withdrawnAt, false, null, now.plusSeconds(1));
    }
}
