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

/** How many went silent. Each test has days of its own, of which evidence is kept still. */
@SurveyTest
@Tag("R93")
class ChurnCountsTest {
    Database database;
    private final String customer = "customer-" + UUID.randomUUID();
    private final Instant now = Instant.now();

    private String ago(int days) {
        return now.minus(Duration.ofDays(days)).toString();
    }

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
        silent("refund-delayed", ago(114), 1, 7);
        silent("complaint", ago(113), 1, 6);
        // the same customer once more
        silent("complaint", ago(115), 1, 1);
        silent("complaint", ago(110), 10, 19);

        String told = risk(ago(116), ago(112));

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
        silent("complaint", ago(106), 1, 3);
        silent("dispute", ago(106), 1, 6);
        silent("takeover", ago(106), 1, 9);

        JsonPath found = JsonPath.from(risk(ago(107), ago(105)));

        assertThat(found.getInt("customers")).isEqualTo(18);
        assertThat(found.getList("counts.hidden")).containsExactly(true, true, false);
        assertThat(found.<Object>get("counts[0].customers")).isNull();
        assertThat(found.<Object>get("counts[1].customers")).isNull();
        assertThat(found.getInt("counts[2].customers")).isEqualTo(9);
    }

    @Test
    @Tag("D14")
    void areHiddenWhenAllOfThemAreFew() {
        silent("complaint", ago(102), 1, 4);

        JsonPath found = JsonPath.from(risk(ago(103), ago(101)));

        assertThat(found.getBoolean("hidden")).isTrue();
        assertThat(found.<Object>get("customers")).isNull();
        assertThat(found.getList("counts.hidden")).containsExactly(true);
    }

    @Test
    void areNoneWhereNobodyDid() {
        JsonPath found = JsonPath.from(risk("2018-01-01T00:00:00Z", "2018-03-01T00:00:00Z"));

        assertThat(found.getInt("customers")).isZero();
        assertThat(found.getBoolean("hidden")).isFalse();
        assertThat(found.getList("counts")).isEmpty();
    }

    @Test
    void tellAgesApart() {
        String reason = "reason-" + UUID.randomUUID();
        silent(reason, now.minus(Duration.ofDays(60)).plusSeconds(600).toString(), 1, 6);
        silent(reason, now.minus(Duration.ofDays(60)).minusSeconds(600).toString(), 11, 17);

        JsonPath found = JsonPath.from(risk(ago(61), ago(59)));

        assertThat(found.getList("counts.days")).containsExactly("30-59", "60-89");
        assertThat(found.getList("counts.customers")).containsExactly(6, 7);
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
