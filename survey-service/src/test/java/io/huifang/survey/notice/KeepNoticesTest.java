package io.huifang.survey.notice;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.NoticeRequested;
import io.huifang.contract.callback.NoticeRequested.Channel;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What of the notices to a customer is seen by those who may read his contacts. */
@SurveyTest
@Tag("R47")
@Tag("R52")
class KeepNoticesTest {
    private static final String LINK = "https://wallet.example/appointments/secret-";

    Database database;
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
    void showsEachOnceWithItsTextsNameAndItsWays() {
        NoticeRequested missed = notice("we-missed-you", List.of(Channel.APP, Channel.SMS));
        NoticeRequested bare = notice("company-own", null);

        topics.tellNotice(missed);
        topics.tellNotice(missed);
        topics.tellNotice(bare);

        Eventually.eventually().until(() -> templates().size() == 2);
        assertThat(templates()).containsExactlyInAnyOrder("we-missed-you", "company-own");
        Map<String, Object> shown =
                timeline().path("notices.find { it.template == 'we-missed-you' }");
        assertThat(shown)
                .containsEntry("callbackId", missed.callbackId().toString())
                .containsEntry("channels", List.of("APP", "SMS"))
                .containsEntry("reason", "refund-delayed")
                .containsKey("requestedAt")
                .doesNotContainKeys("link", "eventId");
    }

    @Test
    @Tag("R98")
    void keepsNoLink() {
        NoticeRequested missed = notice("we-missed-you", List.of(Channel.APP));

        topics.tellNotice(missed);

        Eventually.eventually().until(() -> templates().size() == 1);
        assertThat(Tables.of(database).readableIn(missed.link())).isEmpty();
        assertThat(Tables.of(database).readableIn(missed.callbackId().toString()))
                .as("the same search finds what is kept")
                .contains("customer_notice");
    }

    @Test
    @Tag("R49")
    void standsBesideWhatHeAskedForOnTheHelpPage() {
        io.restassured.RestAssured.given()
                .contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(
                        "{\"press\":\"%s\",\"wish\":\"PERSON\",\"words\":\"it is me\"}"
                                .formatted(UUID.randomUUID()))
                .post("/v1" + CustomersPhone.of(customer).help() + "/requests")
                .then()
                .statusCode(200);
        topics.tellNotice(notice("could-not-reach-you", List.of(Channel.EMAIL)));

        Eventually.eventually().until(() -> templates().size() == 1);

        Response timeline = timeline();
        assertThat(timeline.<List<String>>path("helpRequests.wish")).containsExactly("PERSON");
        assertThat(timeline.asString()).doesNotContain("it is me");
    }

    @Test
    void liesBeforeTheAgentWhoIsToCallHim() {
        Desk agent = Desk.agent(31);
        topics.tellNotice(notice("we-missed-you", List.of(Channel.APP)));
        topics.tellNotice(notice("autumn-campaign", List.of(Channel.APP)));
        CallbackDispatched call = topics.dispatch(aDispatch().customer(customer));
        Eventually.isIn("OFFERED", call.attemptId());
        Eventually.eventually().until(() -> templates().size() == 2);

        Desk.Held held = agent.claimed(call.reason());

        assertThat(agent.request().get("/desk/calls/" + held.attemptId() + "?lang=en").asString())
                .contains("Notice: we missed you", "Notice: autumn-campaign");
        held.release().then().statusCode(204);
    }

    @Test
    void isReadByNobodyWhoDoesNotHoldHisCall() {
        topics.tellNotice(notice("we-missed-you", List.of(Channel.APP)));
        Eventually.eventually().until(() -> templates().size() == 1);

        Desk.agent(31)
                .request()
                .get("/v1/customers/" + customer + "/timeline")
                .then()
                .statusCode(404);
    }

    @Test
    @Tag("P6")
    void setsAsideWhatItCannotReadAndGoesOn() {
        NoticeRequested notice = notice("we-missed-you", List.of(Channel.APP));
        topics.tellPoisonNotice(notice, new byte[] {'{'});
        topics.tellPoisonNotice(notice, null);

        topics.tellNotice(notice("could-not-reach-you", List.of(Channel.EMAIL)));

        Eventually.eventually().until(() -> templates().size() == 1);
        assertThat(Topics.under(Topic.CUSTOMER_NOTICES_DLQ, customer, 2)).hasSize(2);
    }

    @Test
    @Tag("R99")
    void forgetsThemWithTheCustomer() {
        topics.tellNotice(notice("we-missed-you", List.of(Channel.APP)));
        Eventually.eventually().until(() -> kept() == 1);

        topics.erase(customer);
        Eventually.eventually().until(() -> kept() == 0);
        String other = customer;
        topics.tellNotice(notice("we-missed-you", List.of(Channel.APP)));
        customer = aDispatch().build().customerId();
        topics.tellPoisonNotice(notice("we-missed-you", List.of(Channel.APP)), new byte[] {'{'});

        Topics.under(Topic.CUSTOMER_NOTICES_DLQ, customer, 1);
        assertThat(
                        Tables.of(database)
                                .count(
                                        "SELECT count(*) FROM customer_notice"
                                                + " WHERE customer_id = ?",
                                        other))
                .isZero();
    }

    private NoticeRequested notice(String template, List<Channel> channels) {
        return new NoticeRequested(
                UUID.randomUUID(),
                Instant.now(),
                customer,
                UUID.randomUUID(),
                template,
                "en",
                "after-attempt-1",
                "refund-delayed",
                channels,
                null,
                null,
                null,
                Instant.now().plusSeconds(3600),
                LINK + UUID.randomUUID());
    }

    private Response timeline() {
        return Desk.supervisor().request().get("/v1/customers/" + customer + "/timeline");
    }

    private List<String> templates() {
        return timeline().path("notices.template");
    }

    private long kept() {
        return Tables.of(database)
                .count("SELECT count(*) FROM customer_notice WHERE customer_id = ?", customer);
    }
}
