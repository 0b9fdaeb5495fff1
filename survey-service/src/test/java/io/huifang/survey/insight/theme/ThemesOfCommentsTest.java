package io.huifang.survey.insight.theme;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.Channel;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.Purpose;
import io.huifang.simulation.world.Told;
import io.huifang.survey.fixture.Call;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Evidence;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What comments are about, from the sentence to the count. Counts of a day are of all tests, so
 * each tells facts of years of its own about real calls.
 */
@SurveyTest
@Tag("R89")
class ThemesOfCommentsTest {
    private static final Desk AGENT = Desk.agent(55);
    private static final AtomicInteger YEARS = new AtomicInteger(1980);

    private final LocalDate day = LocalDate.of(YEARS.getAndIncrement(), 3, 3);

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    Database database;
    Intake intake;
    private TaskTopic scheduler;
    private Tables tables;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
        tables = Tables.of(database);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    /** A concluded call in which the customer said that. */
    private UUID said(String comment) {
        Desk.Held held = new Call(scheduler, intake).revealed(AGENT, Purpose.SERVICE);
        held.conclude(
                        """
                        {"disposition":"REACHED_RESOLVED","answers":{"csat":2,"comment":"%s"}}"""
                                .formatted(comment))
                .then()
                .statusCode(200);
        return held.attemptId();
    }

    private void tell(ResponseFact... facts) {
        Evidence.of(database)
                .tell(Stream.of(facts).map(it -> new Told(Topic.ANALYTICS_RESPONSES, it)).toList());
    }

    private ResponseFact fact(UUID attempt, Channel channel) {
        return fact(attempt, channel, day);
    }

    private static ResponseFact fact(UUID attempt, Channel channel, LocalDate day) {
        return new ResponseFact(
                UUID.randomUUID(),
                Instant.parse(day + "T04:00:00Z"),
                "pseudonym-" + attempt,
                UUID.randomUUID(),
                attempt,
                "refund-delayed",
                "default",
                1,
                2,
                null,
                null,
                null,
                true,
                null,
                null,
                null,
                null,
                channel);
    }

    private List<String> counted() {
        return tables.strings(
                "SELECT language || ' ' || theme || ' ' || n FROM theme_count WHERE day = ?"
                        + " ORDER BY 1",
                Date.valueOf(day));
    }

    @Test
    void areCountedByLanguage() {
        UUID chinese = said("退款等了三个星期，客服态度很差");
        UUID english = said("I was waiting for my refund");
        UUID neither = said("ありがとう");

        tell(fact(chinese, Channel.CALL), fact(english, Channel.CALL), fact(neither, Channel.CALL));

        assertThat(counted())
                .containsExactly(
                        "en  1",
                        "en refund 1",
                        "en waiting 1",
                        "zh  1",
                        "zh refund 1",
                        "zh rude 1",
                        "zh waiting 1");
    }

    @Test
    void areCountedOfWhatCustomersWriteOnTheirOwn() {
        CallbackDispatched call = scheduler.dispatch(aDispatch());
        scheduler.close(call, Outcome.UNREACHABLE);
        String survey = survey(call);
        CustomersPhone.form(
                        survey,
                        Map.of("csat", "1", "comment", "The app crashes, what a rude agent"))
                .then()
                .statusCode(303);

        tell(fact(call.attemptId(), Channel.LINK));

        assertThat(counted()).containsExactly("en  1", "en app-error 1", "en rude 1");
    }

    private static String survey(CallbackDispatched call) {
        List<String> links = new ArrayList<>();
        Eventually.eventually()
                .until(
                        () -> {
                            links.addAll(
                                    CustomersPhone.wallet("/v1/survey-links", call.customerId())
                                            .path("survey"));
                            return !links.isEmpty();
                        });
        return CustomersPhone.path(links.get(0));
    }

    @Test
    @Tag("P2")
    void areCountedOnceHoweverOftenTheFactIsTold() {
        ResponseFact fact = fact(said("手续费太贵"), Channel.CALL);

        tell(fact, fact);
        tell(fact);

        assertThat(counted()).containsExactly("zh  1", "zh fee 1");
    }

    @Test
    @Tag("R99")
    void areNotCountedOfWhatWasForgotten() {
        UUID attempt = said("the fee was too high");
        tables.run("UPDATE conclusion SET sealed = NULL WHERE attempt_id = ?", attempt);

        tell(fact(attempt, Channel.CALL));

        assertThat(counted()).isEmpty();
    }

    @Test
    void doNotWaitForWhatCannotBeOpened() {
        UUID damaged = said("the fee was too high");
        tables.run("ALTER TABLE conclusion DISABLE TRIGGER conclusion_stays");
        tables.run("UPDATE conclusion SET sealed = '\\x0102' WHERE attempt_id = ?", damaged);
        tables.run("ALTER TABLE conclusion ENABLE TRIGGER conclusion_stays");

        tell(fact(damaged, Channel.CALL), fact(said("a fee"), Channel.CALL));

        assertThat(counted()).containsExactly("en  1", "en fee 1");
    }

    /** The sentence is sealed with its call, and stands nowhere else. */
    @Test
    @Tag("P19")
    void leaveNothingOfASentence() {
        String word = "planted" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = listening(logged);
        Logger.getLogger("").addHandler(handler);
        try {
            UUID attempt = said(word + " waited for a refund 诈骗 " + word);
            tell(fact(attempt, Channel.CALL));
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }

        assertThat(counted()).contains("zh  1", "zh fraud-fear 1");
        assertThat(tables.readableIn(word)).isEmpty();
        assertThat(Topics.find(record -> record.text().contains(word))).isEmpty();
        assertThat(logged).noneMatch(it -> it.contains(word));
        assertThat(given().get(metrics).asString()).contains("huifang").doesNotContain(word);
        assertThat(themes(day, day.plusDays(7)).prettify()).doesNotContain(word);
    }

    /** The rig would find one. */
    @Test
    @Tag("P19")
    void wouldBeFoundIfTheyLeftSomething() {
        String word = "planted" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = listening(logged);
        Logger.getLogger("").addHandler(handler);
        try {
            Logger.getLogger("io.huifang.survey").warning("a text: " + word);
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        String table = "leak_" + UUID.randomUUID().toString().substring(0, 8);
        tables.run("CREATE TABLE " + table + " (said) AS SELECT '" + word + "'::text");
        try {
            assertThat(tables.readableIn(word)).containsExactly(table);
        } finally {
            tables.run("DROP TABLE " + table);
        }
        assertThat(logged).anyMatch(it -> it.contains(word));
    }

    private static Handler listening(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(
                        line.getMessage()
                                + List.of(
                                        line.getParameters() == null
                                                ? new Object[0]
                                                : line.getParameters())
                                + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static JsonPath themes(LocalDate first, LocalDate last) {
        return Desk.supervisor()
                .request()
                .queryParam("from", first + "T00:00:00+08:00")
                .queryParam("to", last.plusDays(1) + "T00:00:00+08:00")
                .get("/v1/insight/themes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void areShownByTheDayAndHiddenWhenFew() {
        count(day, "", 30);
        count(day, "fee", 12);
        count(day, "rude", 3);
        count(day.plusDays(7), "", 20);
        count(day.plusDays(7), "fee", 9);

        JsonPath shown = themes(day, day.plusDays(13));

        assertThat(shown.getString("texts[0].language")).isEqualTo("en");
        assertThat(shown.getLong("texts[0].all.n")).isEqualTo(50);
        assertThat(shown.getList("texts[0].themes.theme")).containsExactly("fee", "rude");
        assertThat(shown.getList("texts[0].themes[0].windows.n")).containsExactly(12, 9);
        assertThat(shown.getBoolean("texts[0].themes[1].windows[0].hidden")).isTrue();
        assertThat(shown.<Object>get("texts[0].themes[1].windows[0].n")).isNull();
    }

    @Test
    void standBesideThoseOfNarratives() {
        String monday = ShownWindows.monday(day).toString();
        intake.counts(
                monday,
                """
                [{"day":"%s","language":"zh","theme":"","n":40},
                 {"day":"%s","language":"zh","theme":"refund","n":25}]"""
                        .formatted(day, day));
        count(day, "", 30);

        JsonPath shown = themes(day, day);

        assertThat(shown.getBoolean("narratives")).isTrue();
        assertThat(shown.getList("texts.source")).containsExactly("COMMENT", "NARRATIVE");
        assertThat(shown.getList("texts[1].themes.theme")).containsExactly("refund");
        assertThat(shown.getLong("texts[1].themes[0].n")).isEqualTo(25);
    }

    @Test
    void areShownWithoutThoseOfNarrativesWhileIntakeIsAway() {
        intake.isAwayFor(ShownWindows.monday(day).toString());
        count(day, "", 30);

        JsonPath shown = themes(day, day);

        assertThat(shown.getBoolean("narratives")).isFalse();
        assertThat(shown.getList("texts.source")).containsExactly("COMMENT");
    }

    /** Else what is hidden beside a small day would be chosen anew with each day. */
    @Test
    @Tag("D14")
    void areNotShownOfDaysWhoseWeekIsNotOver() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        LocalDate monday = ShownWindows.monday(today);
        monday.datesUntil(today.plusDays(1))
                .forEach(
                        day -> {
                            count(day, "", 50);
                            count(day, "x-a", 50);
                        });

        assertThat(themes(monday, today).getList("texts")).isEmpty();
    }

    @Test
    void areAboutNothingWhenTheyCannotBeRead() {
        assertThat(
                        ReadTexts.in(
                                "a fee",
                                text -> {
                                    throw new IllegalArgumentException(text);
                                }))
                .isEmpty();
    }

    private void count(LocalDate on, String theme, int n) {
        tables.run(
                "INSERT INTO theme_count (day, source, language, theme, n)"
                        + " VALUES (?, 'COMMENT', 'en', ?, ?) ON CONFLICT DO NOTHING",
                Date.valueOf(on),
                theme,
                n);
    }

    @ParameterizedTest
    @CsvSource({
        "language=fr,        #/query/language",
        "grain=HOUR,         #/query/grain",
        "from=yesterday,     #/query/from",
        "language=en&language=zh, #/query/language",
        "reason=refund,      #/query"
    })
    void refuseWhatIsNoQuestion(String query, String pointer) {
        Desk.supervisor()
                .request()
                .get("/v1/insight/themes?" + query)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }
}
