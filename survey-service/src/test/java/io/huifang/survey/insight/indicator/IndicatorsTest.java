package io.huifang.survey.insight.indicator;

import static io.huifang.survey.fixture.Eventually.eventually;
import static io.huifang.survey.insight.indicator.KpiTopic.count;
import static io.huifang.survey.insight.indicator.KpiTopic.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.KpiFact;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.Topics;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the topic of indicators says is answered by the interface, whoever asks which replica. */
@SurveyTest
@Tag("R89")
class IndicatorsTest {
    private static final Instant MONDAY = Instant.parse("2026-01-04T16:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    Database database;
    private final String reason = "reason-" + UUID.randomUUID();
    private KpiTopic topic;

    @BeforeEach
    void open() {
        topic = new KpiTopic();
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void answersWithTheHighestRevisionHoweverOftenAndInWhateverOrderItIsTold() {
        KpiFact first = day("contact-rate", of(), MONDAY, 3, 4, 1);
        KpiFact second = day("contact-rate", of(), MONDAY, 5, 10, 2);

        topic.tell(first);
        topic.tell(second, first);
        topic.tell(day("contact-rate", of(), TUESDAY, 30, 40, 1));
        topic.tell(first);

        eventually().untilAsserted(() -> assertThat(told("contact-rate")).isEqualTo(2));
        series("contact-rate")
                .body("unit", equalTo("share"))
                .body("lines", hasSize(1))
                .body("lines[0].points.figure.numerator", contains(5, 30))
                .body("lines[0].points.figure.value", contains(0.5f, 0.75f))
                .body("lines[0].points.provisional", contains(false, false))
                .body("lines[0].total.numerator", is(35))
                .body("lines[0].total.denominator", is(50))
                .body("lines[0].total.value", is(0.7f))
                .body("lines[0].total.interval", hasSize(2));
    }

    @Test
    void knowsNothingOfWhatWasNotCommitted() {
        topic.tellInVain(day("contact-rate", of(), MONDAY, 1, 1, 9));
        topic.tell(day("contact-rate", of(), TUESDAY, 1, 2, 1));

        eventually().untilAsserted(() -> assertThat(told("contact-rate")).isEqualTo(1));
        series("contact-rate").body("lines[0].points.figure.denominator", contains(2));
    }

    @Test
    void setsAsideWhatIsNoIndicatorAndReadsOn() {
        topic.tellBytes(reason, "no JSON".getBytes());
        topic.tell(day("contact-rate", of(), MONDAY, 1, 2, 1));

        eventually().untilAsserted(() -> assertThat(told("contact-rate")).isEqualTo(1));
        assertThat(Topics.under(Topic.ANALYTICS_KPIS_DLQ, reason, 1)).hasSize(1);
    }

    @Test
    @Tag("D14")
    void hidesWhatFewAnswered() {
        topic.tell(
                day("csat", and("region", "CN"), MONDAY, 30, 40, 1),
                day("csat", and("region", "SG"), MONDAY, 3, 4, 1),
                day("csat", and("region", "US"), MONDAY, 6, 9, 1));

        eventually().untilAsserted(() -> assertThat(told("csat")).isEqualTo(3));
        series("csat", "by", "region")
                .body("lines.of.region", contains("CN", "SG", "US"))
                .body("lines[0].total.n", is(40))
                .body("lines[0].points[0].figure.n", is(40))
                // four are too few, and would follow from a sum without the nine
                .body("lines[1].total.hidden", is(true))
                .body("lines[2].total.hidden", is(true))
                .body("lines[1].points[0].figure.hidden", is(true))
                .body("lines[2].points[0].figure.hidden", is(true))
                .body("lines[1].points[0].figure.n", nullValue())
                .body("lines[1].points[0].figure.numerator", nullValue())
                .body("lines[1].points[0].figure.value", nullValue());
    }

    @Test
    @Tag("R36")
    @Tag("R92")
    void addsDistributionsUpForPercentilesOfAllWindows() {
        topic.tell(
                count("time-to-callback", and("upTo", "60"), MONDAY, 1, 1),
                count("time-to-callback", and("upTo", "300"), MONDAY, 2, 1),
                count("time-to-callback", and("upTo", "60"), TUESDAY, 4, 1));

        eventually().untilAsserted(() -> assertThat(told("time-to-callback")).isEqualTo(3));
        series("time-to-callback-median")
                .body("lines[0].points.figure.value", contains(300.0f, 60.0f))
                .body("lines[0].total.value", is(60.0f))
                .body("lines[0].total.n", is(7));
        series("time-to-callback-p90").body("lines[0].total.value", is(300.0f));
    }

    @Test
    @Tag("R88")
    @Tag("R94")
    void tellsHowSureItIsOfMeans() {
        topic.tell(day("nps", of(), MONDAY, 20, 100, 1), count("nps-squares", of(), MONDAY, 60, 1));

        eventually().untilAsserted(() -> assertThat(told("nps")).isEqualTo(1));
        eventually().untilAsserted(() -> assertThat(told("nps-squares")).isEqualTo(1));
        series("nps")
                .body("lines[0].total.value", is(20.0f))
                .body("lines[0].total.interval[0]", is(5.076676f))
                .body("lines[0].total.interval[1]", is(34.923324f));
    }

    @Test
    @Tag("R36")
    void takesNothingForMissedThatIsNotDueYet() {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Instant before = today.minus(Duration.ofDays(7));
        for (String indicator : List.of("sla-attainment", "contact-rate")) {
            topic.tell(day(indicator, of(), before, 3, 4, 1), day(indicator, of(), today, 0, 5, 1));
            eventually().untilAsserted(() -> assertThat(told(indicator)).isEqualTo(2));
        }
        Instant end = today.plus(Duration.ofDays(1));

        between(before, end)
                .get("/v1/insight/indicators/sla-attainment")
                .then()
                .body("lines[0].points.figure.denominator", contains(4, 5))
                .body("lines[0].points.provisional", contains(false, true))
                .body("lines[0].total.numerator", is(3))
                .body("lines[0].total.denominator", is(4));
        between(before, end)
                .get("/v1/insight/indicators/contact-rate")
                .then()
                .body("lines[0].total.denominator", is(9));
    }

    @Test
    @Tag("D1")
    void tellsWhatBecameOfEvents() {
        topic.tell(
                count("events", of(), MONDAY, 10, 1),
                count("decided-suppressed", of(), MONDAY, 6, 1),
                count("opened", of(), TUESDAY, 4, 1),
                count("closed-resolved", of(), TUESDAY, 3, 1));

        eventually().untilAsserted(() -> assertThat(told("closed-resolved")).isEqualTo(1));
        eventually().untilAsserted(() -> assertThat(told("events")).isEqualTo(1));
        Desk.named("policy-admin")
                .request()
                .queryParam("from", MONDAY.toString())
                .queryParam("to", TUESDAY.plusSeconds(1).toString())
                .queryParam("reason", reason)
                .get("/v1/insight/funnel")
                .then()
                .statusCode(200)
                .body("stages[0].name", is("events"))
                .body("stages[0].count", is(10))
                .body("stages[0].lost.'decided-suppressed'", is(6))
                .body("stages[1].count", is(4))
                .body("stages.name", hasItem("closed-resolved"));
    }

    @Test
    void listsWhatIsCounted() {
        Desk.named("ops")
                .request()
                .get("/v1/insight/indicators")
                .then()
                .statusCode(200)
                .body("indicators.name", hasItem("aapor-rr1"))
                .body("indicators.window", everyItem(not(nullValue())));
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday, #/query/from",
        "grain, week, #/query/grain",
        "by, agent, #/query/by",
        "reason, <b>, #/query/reason",
        "who, me, #/query"
    })
    void refusesWhatItDoesNotKnow(String name, String value, String pointer) {
        Desk.auditor()
                .request()
                .queryParam(name, value)
                .get("/v1/insight/indicators/csat")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        Desk.auditor()
                .request()
                .queryParam("from", TUESDAY.toString())
                .queryParam("to", MONDAY.toString())
                .get("/v1/insight/indicators/csat")
                .then()
                .statusCode(400)
                .body("errors[0].detail", is("from must be before to"));
        Desk.auditor().request().get("/v1/insight/indicators/luck").then().statusCode(404);
    }

    @Test
    void hoursInLinesAreForFourWeeks() {
        for (String days : new String[] {"28", "29"}) {
            Desk.auditor()
                    .request()
                    .queryParam("from", MONDAY.toString())
                    .queryParam("to", MONDAY.plus(Duration.parse("P" + days + "D")).toString())
                    .queryParam("grain", "hour")
                    .queryParam("by", "reason")
                    .get("/v1/insight/indicators/time-to-callback-p90")
                    .then()
                    .statusCode(days.equals("28") ? 200 : 400);
        }
    }

    @Test
    void refusesWhatIsMoreThanOneAnswerHolds() {
        Tables tables = Tables.of(database);
        tables.run(
                "INSERT INTO kpi (indicator, grain, window_start, window_end, dimensions,"
                        + " numerator, denominator, value, n, revision)"
                        + " SELECT 'time-to-callback', 'DAY', d, d + interval '24 hours',"
                        + " jsonb_build_object('reason', ?::text, 'upTo', upTo::text),"
                        + " 1, 1, 1, 1, 1 FROM generate_series(1, 63) AS upTo,"
                        + " generate_series(?::timestamptz - interval '19200 hours',"
                        + " ?::timestamptz - interval '24 hours', '24 hours') AS d",
                reason,
                MONDAY.toString(),
                MONDAY.toString());

        overDays(300).statusCode(200).body("lines[0].total.n", is(300 * 63));
        overDays(800)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.code", contains("too-many-numbers"))
                .body("errors.pointer", contains("#/query"));
        tables.run("DELETE FROM kpi WHERE dimensions ->> 'reason' = ?", reason);
    }

    private ValidatableResponse overDays(int days) {
        return Desk.auditor()
                .request()
                .queryParam("from", MONDAY.minus(Duration.ofDays(days)).toString())
                .queryParam("to", MONDAY.toString())
                .queryParam("reason", reason)
                .get("/v1/insight/indicators/time-to-callback-p90")
                .then();
    }

    @Test
    void theTableItselfKeepsTheHigherRevisionAndAsksForSense() {
        topic.tell(day("contact-rate", of(), MONDAY, 1, 2, 7));
        eventually().untilAsserted(() -> assertThat(told("contact-rate")).isEqualTo(1));
        Tables tables = Tables.of(database);

        tables.run(
                "UPDATE kpi SET revision = 6, numerator = 0 WHERE dimensions ->> 'reason' = ?",
                reason);

        assertThat(
                        tables.text(
                                "SELECT revision || ' ' || numerator FROM kpi"
                                        + " WHERE dimensions ->> 'reason' = ?",
                                reason))
                .isEqualTo("7 1");
        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "UPDATE kpi SET value = NULL"
                                                + " WHERE dimensions ->> 'reason' = ?",
                                        reason))
                .hasMessageContaining("check");
    }

    private Map<String, String> of() {
        return Map.of("reason", reason);
    }

    private Map<String, String> and(String name, String value) {
        return Map.of("reason", reason, name, value);
    }

    private long told(String indicator) {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM kpi WHERE indicator = ?"
                                + " AND dimensions ->> 'reason' = ?",
                        indicator,
                        reason);
    }

    private ValidatableResponse series(String indicator, String... more) {
        RequestSpecification request = between(MONDAY, TUESDAY.plusSeconds(1));
        for (int i = 0; i < more.length; i += 2) {
            request.queryParam(more[i], more[i + 1]);
        }
        return request.get("/v1/insight/indicators/" + indicator).then().statusCode(200);
    }

    private RequestSpecification between(Instant from, Instant to) {
        return Desk.supervisor()
                .request()
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .queryParam("reason", reason);
    }
}
