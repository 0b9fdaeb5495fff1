package io.huifang.survey.page;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.survey.fixture.Attacks;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.questionnaire.ReadDocuments;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Every page of everybody, with everything on it that people and other systems write being an
 * attack: all is shown as text and does nothing.
 */
@SurveyTest
@Tag("R72")
@Tag("P19")
class InertPagesTest {
    private static final Desk WRITER = Desk.agent(62);
    private static final Desk READER = Desk.agent(63);
    private static final int LONGEST_NAME = 80;

    /** Of which evidence is kept still, and before what others look at. */
    private static final LocalDate KEPT = LocalDate.now(ZoneOffset.UTC).minusDays(93);

    private static Browser browser;

    @TestHTTPResource URI service;

    Database database;
    Intake intake;
    private TaskTopic topics;
    private Attacks attacks;
    private final String id = "inert-" + UUID.randomUUID();
    private final String customer = "customer-" + UUID.randomUUID();

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @BeforeEach
    void begin() {
        topics = new TaskTopic();
        attacks = Attacks.on(service);
    }

    @AfterEach
    void end() {
        topics.close();
    }

    @Test
    void ofSupervisorsShowAttacksAsText() {
        publish();
        UUID call = concludedAndReviewed();
        CallbackDispatched open = offered(aDispatch().subject(attacks.all().get(0)));
        writeDrafts();
        nameAgents();
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = attacks.listen(desk.newPage());
            see(page, "/reviews/calls/" + call, attacks.all());
            see(page, "/reviews/calls/" + call + "/correction", attacks.all());
            see(page, "/agents", attacks.noLongerThan(LONGEST_NAME));
            see(page, "/floor", attacks.noLongerThan(LONGEST_NAME));
            see(page, "/floor/attempts/" + open.attemptId(), attacks.noLongerThan(LONGEST_NAME));
            see(page, "/library/questionnaires/" + id, attacks.all());
            see(page, "/library/scripts/" + id, attacks.all());
            see(page, "/library/articles/" + id, attacks.all());
            for (String path : List.of("/library", "/reviews?draw=yes", "/reviews")) {
                see(page, path, List.of());
            }
            for (String kind : List.of("questionnaires", "scripts", "articles")) {
                see(page, "/library/" + kind + "/" + id + "/publication", List.of());
            }
            inAddresses(
                    page,
                    "/floor?done=",
                    "/reviews?draw=yes&agent=",
                    "/agents?done=",
                    "/agents?account=",
                    "/agents/",
                    "/library/scripts/",
                    "/floor/attempts/");
        }
        attacks.didNothing();
    }

    /** Reasons of policies and what events have in common, as other systems wrote them. */
    @Test
    void ofInsightShowAttacksAsText() {
        for (String attack : attacks.all()) tell(attack);
        nameAgents();
        workOfTheNamed();
        String days = "?from=2023-05-01&to=2023-05-01";
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = attacks.listen(desk.newPage());
            see(page, "/insight" + days, attacks.all());
            see(page, "/insight/figures/opened" + days, attacks.all());
            see(page, "/insight?from=" + KEPT + "&to=" + KEPT, attacks.all());
            see(page, "/insight/team" + days, attacks.noLongerThan(LONGEST_NAME));
            inAddresses(
                    page,
                    "/insight?from=",
                    "/insight?to=",
                    "/insight?reason=",
                    "/insight/themes?from=",
                    "/insight/themes?to=",
                    "/insight/figures/",
                    "/insight/figures/csat?reason=",
                    "/insight/team?from=",
                    "/insight/team?group=");
        }
        attacks.didNothing();
    }

    private void tell(String attack) {
        Tables tables = Tables.of(database);
        for (String grain : List.of("HOUR", "DAY")) {
            tables.run(
                    """
                    INSERT INTO kpi (indicator, grain, window_start, window_end, dimensions,
                        numerator, denominator, value, n, revision)
                    VALUES ('opened', ?, '2023-05-01T00:00:00+08:00', '2023-05-01T01:00:00+08:00',
                        jsonb_build_object('reason', ?::text), 7, 1, 7, 7, 1)""",
                    grain,
                    attack);
        }
        tables.run(
                """
                INSERT INTO signal (signal_id, since, seen_by, seen_until, ended_at, events, expected,
                    chance, weeks, event_type, cause, merchant_category, region)
                VALUES (gen_random_uuid(), '2023-05-01T00:00:00+08:00',
                    '2023-05-01T01:00:00+08:00', '2023-05-01T01:00:00+08:00',
                    '2023-05-01T03:00:00+08:00', 40, 1, 0, 4, 'io.huifang.payment.failed.v1', ?, ?,
                    '')""",
                attack,
                attack);
        tables.run(
                """
                INSERT INTO unsolved_case (callback_id, customer_id, reason, outcome, attempts,
                    closed_at, watched_from, settled_at, state)
                SELECT gen_random_uuid(), 'inert-' || i, ?, 'UNREACHABLE', 1, ?::timestamptz,
                    ?::timestamptz, now(), 'SILENT'
                FROM generate_series(1, 6) AS i""",
                attack,
                KEPT + "T01:00:00+08:00",
                KEPT + "T01:00:00+08:00");
        tables.run(
                """
                INSERT INTO tried_attempt (attempt_id, callback_id, called_at, concluded_at, number,
                    revision, right_party, reason, disposition)
                SELECT gen_random_uuid(), gen_random_uuid(), at, at, 1, 0,
                    CASE WHEN extract(hour FROM at AT TIME ZONE 'Asia/Shanghai') = 10
                        THEN i % 5 > 0 ELSE i % 5 = 0 END, ?, 'BUSY'
                FROM generate_series(1, 200) AS i, (VALUES
                    (?::timestamptz), (?::timestamptz)) AS hours (at)""",
                attack, KEPT + "T10:10:00+08:00", KEPT + "T14:10:00+08:00");
    }

    private void workOfTheNamed() {
        Tables.of(database)
                .run(
                        "INSERT INTO agent_spell (account, state, began_at, ended_at)"
                                + " SELECT account, 'WRAP_UP', '2023-05-01T00:00:00+08:00',"
                                + " '2023-05-01T00:01:00+08:00' FROM agent"
                                + " WHERE account LIKE 'inert-%' ON CONFLICT DO NOTHING");
    }

    @Test
    void ofAgentsShowAttacksAsText() {
        publish();
        UUID past = concludedAndReviewed();
        nameAgents();
        String first = attacks.all().get(0);
        CallbackDispatched open =
                offered(
                        aDispatch()
                                .customer(customer)
                                .number(2)
                                .questionnaire(id)
                                .script(id)
                                .subject(first)
                                .cause(first));
        try (BrowserContext desk = browser.desk(READER.account(), "en", ColorScheme.LIGHT)) {
            Desk.Held held = READER.claimed(open.reason());
            Page page = attacks.listen(desk.newPage());
            see(page, "/desk/calls/" + held.attemptId(), attacks.all());
            String handover = "/desk/calls/" + held.attemptId() + "/handover";
            see(page, handover, attacks.noLongerThan(LONGEST_NAME));
            for (String path : List.of("/desk", "/reviews")) see(page, path, List.of());
            inAddresses(page, "/desk?reason=", "/desk?done=", "/reviews?agent=", "/desk/calls/");
            held.release().then().statusCode(204);
        }
        try (BrowserContext desk = browser.desk(WRITER.account(), "en", ColorScheme.LIGHT)) {
            Page page = attacks.listen(desk.newPage());
            see(page, "/reviews/calls/" + past, attacks.all());
        }
        attacks.didNothing();
    }

    @Test
    void ofCustomersShowAttacksAsText() {
        publish();
        Profiles.save(
                WRITER,
                WRITER.request().get("/v1/agents/me").jsonPath().getLong("version"),
                "{\"displayName\":\"%s\",\"languages\":[\"zh-CN\",\"en\"]}"
                        .formatted(Attacks.quoted("<img src=x onerror=alert(1)>")));
        concludedAndReviewed();
        CustomersPhone phone = CustomersPhone.of(customer);
        List<String> receipts =
                CustomersPhone.wallet("/v1/receipt-links", customer).path("receipt");
        try (BrowserContext telephone = browser.telephone("en", ColorScheme.LIGHT)) {
            Page page = attacks.listen(telephone.newPage());
            see(page, survey(), attacks.all());
            see(
                    page,
                    CustomersPhone.path(receipts.get(0)),
                    List.of("<img src=x onerror=alert(1)>"));
            for (String path : List.of(phone.calls(), phone.choices(), "/receipts/verification")) {
                see(page, path, List.of());
            }
            inAddresses(
                    page,
                    "/surveys/",
                    "/calls/",
                    "/choices/",
                    "/receipts/",
                    "/ballots/",
                    "/login?to=",
                    "/login?lang=",
                    "/receipts/verification?lang=");
            see(page, "/login/refused", List.of());
            see(page, "/login/ended", List.of());
        }
        attacks.didNothing();
    }

    /** The test itself would notice. */
    @Test
    void wouldBeNoticedIfTheyDidAnything() {
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = attacks.listen(desk.newPage());
            page.navigate(service.resolve("/floor").toString());
            page.evaluate(
                    """
                    () => {
                      const image = document.createElement('img');
                      image.src = 'http://elsewhere.invalid/x';
                      const script = document.createElement('script');
                      script.textContent = 'window.stirred = 1';
                      document.querySelector('main').append(image, script);
                      setTimeout(() => alert(1));
                    }""");
            Eventually.eventually()
                    .until(
                            () -> {
                                page.evaluate("() => 1");
                                return attacks.stirred("dialog") && attacks.stirred("Security");
                            });
            assertThat(Attacks.elements(page)).isNotEmpty();
        }
    }

    private void see(Page page, String path, List<String> shown) {
        page.navigate(service.resolve(path).toString());
        String text =
                (String)
                        page.evaluate(
                                """
                                () => document.body.textContent
                                  + [...document.querySelectorAll('input, textarea')]
                                      .map(it => it.value).join(' ')""");
        assertThat(shown).as("shown on " + path.split("/")[1]).allMatch(text::contains);
        assertThat(Attacks.elements(page)).as(path).isEmpty();
    }

    /** Each attack in one of these addresses; all of them get some. */
    private void inAddresses(Page page, String... beginnings) {
        int turn = 0;
        for (String attack : attacks.all()) {
            String beginning = beginnings[turn++ % beginnings.length];
            String end = URLEncoder.encode(attack, StandardCharsets.UTF_8).replace("+", "%20");
            if (opens(page, service.resolve("/") + beginning.substring(1) + end)) {
                assertThat(Attacks.elements(page)).as(beginning + attack).isEmpty();
            }
        }
    }

    /** Whether there is anything to see; a refusal without words is the browser's own page. */
    private static boolean opens(Page page, String address) {
        try {
            page.navigate(address);
            return true;
        } catch (PlaywrightException refused) {
            assertThat(refused).hasMessageContaining("ERR_HTTP_RESPONSE_CODE_FAILURE");
            return false;
        }
    }

    private CallbackDispatched offered(Dispatch dispatch) {
        CallbackDispatched dispatched = topics.dispatch(dispatch);
        String first = Attacks.quoted(attacks.all().get(0));
        intake.knows(dispatched.customerId(), "+8613800138000", first, first);
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    /** Note, answer, correction and one version of a review of each attack. */
    private UUID concludedAndReviewed() {
        CallbackDispatched call =
                offered(aDispatch().customer(customer).questionnaire(id).script(id));
        String all = Attacks.quoted(String.join("\n", attacks.all()));
        Desk.Held held = WRITER.claimed(call.reason());
        held.reveal().then().statusCode(200);
        held.conclude(
                        """
                        {"disposition":"REACHED_RESOLVED","note":"%s","answers":{"words":"%s"}}"""
                                .formatted(all, all))
                .then()
                .statusCode(200);
        Desk.supervisor()
                .correct(call.attemptId(), "REACHED_PARTIAL", Attacks.quoted(attacks.all().get(0)))
                .then()
                .statusCode(200);
        int version = 0;
        for (String attack : attacks.all()) review(call.attemptId(), version++, attack);
        return call.attemptId();
    }

    private static void review(UUID attemptId, int replaces, String remarks) {
        Desk.supervisor()
                .request()
                .body(
                        """
                        {"attemptId":"%s",%s"listening":4,"empathy":5,"correctness":3,
                         "procedure":2,"remarks":"%s"}"""
                                .formatted(
                                        attemptId,
                                        replaces == 0 ? "" : "\"replaces\":" + replaces + ",",
                                        Attacks.quoted(remarks)))
                .post("/v1/reviews")
                .then()
                .statusCode(201);
    }

    private void nameAgents() {
        int number = 0;
        for (String attack : attacks.noLongerThan(LONGEST_NAME)) {
            Profiles.save(
                    Desk.named("inert-" + ++number + "-" + id),
                    0,
                    "{\"displayName\":\"%s\",\"languages\":[\"tlh\"]}"
                            .formatted(Attacks.quoted(attack)));
        }
        Profiles.save(
                Desk.named("\"'><svg>"), 0, "{\"displayName\":\"x\",\"languages\":[\"tlh\"]}");
    }

    private void publish() {
        for (String table : List.of("questionnaire", "script")) {
            Tables.of(database)
                    .run(
                            "INSERT INTO "
                                    + table
                                    + " (id, version, effective_from, content, published_by)"
                                    + " VALUES (?, 1, '1970-01-01T00:00:00Z', ?, 'supervisor')",
                            id,
                            table.equals("script") ? attacks.script() : attacks.questionnaire());
        }
        ReadDocuments.now();
        for (String kind : List.of("questionnaires", "scripts")) {
            Eventually.eventually()
                    .until(
                            () ->
                                    WRITER.request().get("/v1/" + kind + "/" + id).statusCode()
                                            == 200);
        }
    }

    private void writeDrafts() {
        draft("questionnaires", attacks.questionnaire());
        draft("scripts", attacks.script());
        draft("articles", attacks.article());
    }

    private void draft(String kind, String content) {
        Desk.supervisor()
                .request()
                .body(content)
                .put("/v1/drafts/" + kind + "/" + id)
                .then()
                .statusCode(201);
    }

    private String survey() {
        CallbackDispatched call = topics.dispatch(aDispatch().questionnaire(id).script(id));
        topics.close(call, Outcome.UNREACHABLE);
        Eventually.eventually()
                .until(
                        () ->
                                !CustomersPhone.wallet("/v1/survey-links", call.customerId())
                                        .<List<?>>path("")
                                        .isEmpty());
        List<String> surveys =
                CustomersPhone.wallet("/v1/survey-links", call.customerId()).path("survey");
        return CustomersPhone.path(surveys.get(0));
    }
}
