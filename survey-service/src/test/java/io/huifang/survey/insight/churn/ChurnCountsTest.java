package io.huifang.survey.insight.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.restassured.path.json.JsonPath;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** How many went silent. Each test has a year of its own. */
@SurveyTest
@Tag("R93")
class ChurnCountsTest {
    Database database;
    private final String customer = "customer-" + UUID.randomUUID();

    private void silent(String reason, String closed, int from, int to) {
        Tables.of(database)
                .run(
                        "INSERT INTO unsolved_case (callback_id, customer_id, reason, outcome,"
                                + " attempts, closed_at, watched_from, settled_at, state)"
                                + " SELECT gen_random_uuid(), ? || i, ?, 'UNREACHABLE', 3,"
                                + " ?::timestamptz, ?::timestamptz, now(), 'SILENT'"
                                + " FROM generate_series(?, ?) AS i",
                        customer,
                        reason,
                        closed,
                        closed,
                        from,
                        to);
    }

    private static String risk(String from, String to) {
        return Desk.named("ops")
                .request()
                .queryParam("from", from)
                .queryParam("to", to)
                .get("/v1/insight/churn-risk")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void areToldByReasonAndAgeAndNeverByName() {
        silent("refund-delayed", "2021-03-01T00:00:00Z", 1, 7);
        silent("complaint", "2021-03-02T00:00:00Z", 1, 6);
        // the same customer once more
        silent("complaint", "2021-02-28T00:00:00Z", 1, 1);
        silent("complaint", "2022-03-02T00:00:00Z", 10, 19);

        String told = risk("2021-01-01T00:00:00Z", "2022-01-01T00:00:00Z");

        JsonPath found = JsonPath.from(told);
        assertThat(found.getInt("silentDays")).isEqualTo(14);
        assertThat(found.getInt("customers")).isEqualTo(13);
        assertThat(found.getList("counts.reason")).containsExactly("complaint", "refund-delayed");
        assertThat(found.getList("counts.days")).containsOnly("90+");
        assertThat(found.getList("counts.customers")).containsExactly(6, 7);
        assertThat(told).doesNotContain(customer);
    }

    @Test
    @Tag("D14")
    void areHiddenWhereTheyAreFewAndWhereFewWouldFollow() {
        silent("complaint", "2020-03-01T00:00:00Z", 1, 3);
        silent("dispute", "2020-03-01T00:00:00Z", 1, 6);
        silent("takeover", "2020-03-01T00:00:00Z", 1, 9);

        JsonPath found = JsonPath.from(risk("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"));

        assertThat(found.getInt("customers")).isEqualTo(18);
        assertThat(found.getList("counts.hidden")).containsExactly(true, true, false);
        assertThat(found.<Object>get("counts[0].customers")).isNull();
        assertThat(found.<Object>get("counts[1].customers")).isNull();
        assertThat(found.getInt("counts[2].customers")).isEqualTo(9);
    }

    @Test
    @Tag("D14")
    void areHiddenWhenAllOfThemAreFew() {
        silent("complaint", "2019-03-01T00:00:00Z", 1, 4);

        JsonPath found = JsonPath.from(risk("2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"));

        assertThat(found.getBoolean("hidden")).isTrue();
        assertThat(found.<Object>get("customers")).isNull();
        assertThat(found.getList("counts.hidden")).containsExactly(true);
    }

    @Test
    void areNoneOfAnEmptyYear() {
        JsonPath found = JsonPath.from(risk("2018-01-01T00:00:00Z", "2019-01-01T00:00:00Z"));

        assertThat(found.getInt("customers")).isZero();
        assertThat(found.getBoolean("hidden")).isFalse();
        assertThat(found.getList("counts")).isEmpty();
    }

    @Test
    void tellAgesApart() {
        Instant now = Instant.now();
        String reason = "reason-" + UUID.randomUUID();
        silent(reason, now.minus(Duration.ofDays(15)).toString(), 1, 6);
        silent(reason, now.minus(Duration.ofDays(30)).minusSeconds(60).toString(), 11, 17);
        // hidden first, should other tests leave a few
        silent(reason + "-of-five", now.minus(Duration.ofDays(15)).toString(), 21, 25);

        JsonPath found =
                JsonPath.from(
                        risk(now.minus(Duration.ofDays(80)).toString(), now.toString()));

        String mine = "counts.findAll { it.reason == '" + reason + "' }.";
        assertThat(found.getList(mine + "days")).containsExactly("0-29", "30-59");
        assertThat(found.getList(mine + "customers")).containsExactly(6, 7);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, UNDER_30",
        "29, UNDER_30",
        "30, UNDER_60",
        "59, UNDER_60",
        "60, UNDER_90",
        "89, UNDER_90",
        "90, FROM_90",
        "4000, FROM_90"
    })
    void knowEachAge(long age, AgeBand band) {
        assertThat(AgeBand.of(age)).isEqualTo(band);
    }
}
