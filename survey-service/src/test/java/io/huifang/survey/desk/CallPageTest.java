package io.huifang.survey.desk;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Purpose;
import io.huifang.pages.wording.Language;
import io.huifang.pages.wording.Texts;
import io.huifang.survey.fixture.Call;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/** What the pages of a call keep to, whatever sends them. */
@SurveyTest
class CallPageTest {
    private static final Desk AGENT = Desk.agent(46);
    private static final Desk OTHER = Desk.agent(47);

    Database database;
    Intake intake;
    private TaskTopic scheduler;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private CallbackDispatched offered() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    private static Response send(Desk desk, String path, String... fields) {
        var request =
                desk.request()
                        .header("Accept-Language", "en")
                        .redirects()
                        .follow(false)
                        .contentType("application/x-www-form-urlencoded");
        for (int i = 0; i < fields.length; i += 2) request.formParam(fields[i], fields[i + 1]);
        return request.post(path);
    }

    private static String path(UUID attemptId) {
        return "/desk/calls/" + attemptId;
    }

    private long drafts(UUID attemptId) {
        return Tables.of(database)
                .count("SELECT count(*) FROM call_draft WHERE attempt_id = ?", attemptId);
    }

    @Test
    @Tag("P2")
    void claimsOnceHoweverOftenTheSamePageIsSent() {
        CallbackDispatched dispatched = offered();
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 3; i++) {
            Response claimed =
                    send(AGENT, "/desk/claims", "key", key, "reason", dispatched.reason());
            assertThat(claimed.statusCode()).isEqualTo(303);
            assertThat(claimed.header("Location")).endsWith(path(dispatched.attemptId()));
        }
        send(AGENT, path(dispatched.attemptId()) + "/release", "token", "1").then().statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "2", "x", "99999999999999999999"})
    void changesNothingWithoutTheLeasesToken(String token) {
        UUID attemptId = AGENT.claimed(offered().reason()).attemptId();
        String path = path(attemptId);

        for (String act : new String[] {"/reveal", "/draft", "/release"}) {
            assertThat(send(AGENT, path + act, "token", token).statusCode()).as(act).isEqualTo(412);
        }
        assertThat(
                        send(AGENT, path + "/conclusion", "token", token, "disposition", "BUSY")
                                .statusCode())
                .isEqualTo(412);
        assertThat(drafts(attemptId)).isZero();
        send(AGENT, path + "/release", "token", "1").then().statusCode(303);
    }

    @Test
    @Tag("P6")
    void showsNobodyElseACall() {
        UUID attemptId = AGENT.claimed(offered().reason()).attemptId();
        String path = path(attemptId);

        assertThat(OTHER.request().get(path).statusCode()).isEqualTo(404);
        for (String act : new String[] {"/reveal", "/draft", "/release"}) {
            assertThat(send(OTHER, path + act, "token", "1").statusCode()).as(act).isEqualTo(404);
        }
        assertThat(OTHER.request().get(path(UUID.randomUUID())).statusCode()).isEqualTo(404);
        assertThat(Desk.supervisor().request().get(path).statusCode()).isEqualTo(403);
        send(AGENT, path + "/release", "token", "1").then().statusCode(303);
    }

    @Test
    @Tag("P19")
    void keepsWhatIsTypedSealedAndNoLongerThanTheLease() {
        UUID attemptId = AGENT.claimed(offered().reason()).attemptId();
        String path = path(attemptId);
        send(AGENT, path + "/draft", "token", "1", "note", "planted-d4f7", "surprise", "x")
                .then()
                .statusCode(303);
        assertThat(drafts(attemptId)).isEqualTo(1);
        assertThat(Tables.of(database).readableIn("planted-d4f7")).isEmpty();
        assertThat(AGENT.request().get(path).asString()).contains("planted-d4f7");

        Tables.of(database).endLease(attemptId);

        Eventually.isIn("OFFERED", attemptId);
        assertThat(drafts(attemptId)).isZero();
    }

    @Test
    @Tag("P19")
    void keepsNoNumberOfACardThatWasTyped() {
        UUID attemptId = AGENT.claimed(offered().reason()).attemptId();
        String path = path(attemptId);

        send(AGENT, path + "/draft", "token", "1", "note", "he said 4111 1111 1111 1111, twice")
                .then()
                .statusCode(303);

        assertThat(AGENT.request().get(path).asString())
                .contains("he said [card number removed], twice")
                .doesNotContain("4111");
        send(AGENT, path + "/release", "token", "1").then().statusCode(303);
    }

    @Test
    @Tag("P13")
    void offersNotToHaveCalledUntilTheNumberIsShown() {
        String notMade = "<option value=\"NOT_MADE\"";
        UUID hidden = AGENT.claimed(offered().reason()).attemptId();
        assertThat(AGENT.request().get(path(hidden)).asString()).contains(notMade);
        send(AGENT, path(hidden) + "/release", "token", "1").then().statusCode(303);

        String path =
                path(new Call(scheduler, intake).revealed(AGENT, Purpose.SERVICE).attemptId());

        assertThat(AGENT.request().get(path).asString()).doesNotContain(notMade);
        send(AGENT, path + "/conclusion", "token", "1", "disposition", "NOT_MADE")
                .then()
                .statusCode(422);
        send(AGENT, path + "/conclusion", "token", "1", "disposition", "BUSY")
                .then()
                .statusCode(303);
    }

    @Test
    @Tag("R27")
    void keepsTheNextCallForItsAgentWhenHeSaysSo() {
        UUID attemptId = AGENT.claimed(offered().reason()).attemptId();
        String conclusion = path(attemptId) + "/conclusion";
        String at = LocalDateTime.now().plusDays(2).withSecond(0).withNano(0).toString();

        send(AGENT, conclusion, "token", "1", "disposition", "BUSY", "mine", "yes")
                .then()
                .statusCode(422)
                .body(containsString("needs an appointment or a follow-up"));
        send(
                        AGENT,
                        conclusion,
                        "token",
                        "1",
                        "disposition",
                        "APPOINTMENT_MADE",
                        "appointmentAt",
                        at,
                        "mine",
                        "yes")
                .then()
                .statusCode(303);

        assertThat(told(attemptId, "owner")).isEqualTo(AGENT.account());
    }

    @Test
    void saysWhichLanguageWasHeard() {
        Profiles.of(Desk.agent(85), "", "\"uk\"");
        UUID attemptId = AGENT.claimed(offered().reason()).attemptId();
        String conclusion = path(attemptId) + "/conclusion";
        String barrier = "LANGUAGE_BARRIER";

        send(AGENT, conclusion, "token", "1", "disposition", barrier, "language", "tlh")
                .then()
                .statusCode(422)
                .body(containsString("is spoken by no agent"));
        send(AGENT, conclusion, "token", "1", "disposition", barrier, "language", "uk")
                .then()
                .statusCode(303);

        assertThat(told(attemptId, "language")).isEqualTo("uk");
    }

    private String told(UUID attemptId, String member) {
        return Tables.of(database)
                .text(
                        "SELECT coalesce(fact->>'%s', '') FROM told_ending WHERE attempt_id = ?"
                                .formatted(member),
                        attemptId);
    }

    @Test
    @Tag("R99")
    void forgetsWhatWasTypedWithTheCustomer() {
        CallbackDispatched dispatched = offered();
        AGENT.claimed(dispatched.reason());
        String path = path(dispatched.attemptId());
        send(AGENT, path + "/draft", "token", "1", "note", "please write").then().statusCode(303);

        scheduler.erase(dispatched.customerId());

        Eventually.eventually().until(() -> drafts(dispatched.attemptId()) == 0);
    }

    @Test
    void callsTheAgentByTheNameOfHisProfile() {
        Desk named = Desk.agent(48);
        Profiles.of(named, "", "\"en\", \"zh-CN\"");
        UUID own = named.claimed(offered().reason()).attemptId();
        UUID nobodys = AGENT.claimed(offered().reason()).attemptId();

        assertThat(inEnglish(named, path(own))).contains("agent Xiao Li.");
        assertThat(inEnglish(AGENT, path(nobodys)))
                .contains("agent of the wallet.")
                .doesNotContain("agent agent-46", "{agent}");
        send(named, path(own) + "/release", "token", "1").then().statusCode(303);
        send(AGENT, path(nobodys) + "/release", "token", "1").then().statusCode(303);
    }

    @Test
    void showsOfTheContextOnlyWhatHasWords() {
        assertThat(pageTelling("merchant", "Tea House")).contains("Tea House");
        assertThat(pageTelling("oddMember", "raw-member")).doesNotContain("raw-member");
        assertThat(pageTelling("channel", List.of("raw-list", "x"))).doesNotContain("raw-list");
    }

    private String pageTelling(String name, Object value) {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch().telling(name, value));
        Eventually.isIn("OFFERED", dispatched.attemptId());
        String path = path(AGENT.claimed(dispatched.reason()).attemptId());
        String page = inEnglish(AGENT, path);
        send(AGENT, path + "/release", "token", "1").then().statusCode(303);
        return page;
    }

    @Test
    @Tag("D11")
    void tellsHowAnEarlierCallEndedByTheLatestWord() {
        CallbackDispatched first = offered();
        AGENT.claimed(first.reason())
                .conclude("{\"disposition\":\"NO_ANSWER\"}")
                .then()
                .statusCode(200);
        Desk.supervisor()
                .correct(first.attemptId(), "REFUSED_SOFT", "heard the tape")
                .then()
                .statusCode(200);
        CallbackDispatched second = scheduler.dispatch(aDispatch().customer(first.customerId()));
        Eventually.isIn("OFFERED", second.attemptId());
        UUID attemptId = AGENT.claimed(second.reason()).attemptId();
        String page = inEnglish(AGENT, path(attemptId));

        assertThat(page).contains("Corrected", "heard the tape", "supervisor");
        assertThat(page).contains("<h3><bdi>" + name("REFUSED_SOFT") + "</bdi>");
        send(AGENT, path(attemptId) + "/release", "token", "1").then().statusCode(303);
    }

    private static String name(String disposition) {
        return Texts.of(CallPageTest.class, "/wordings/names.", Language.ENGLISH)
                .say("disposition." + disposition);
    }

    private static String inEnglish(Desk desk, String path) {
        return desk.request().header("Accept-Language", "en").get(path).asString();
    }

    @Test
    void asksForNothingOnTheWordOfAnotherSite() {
        AGENT.request()
                .contentType("application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .post("/desk/claims")
                .then()
                .statusCode(403);
    }
}
