package io.huifang.survey.insight.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.insight.indicator.Grain;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which days and which reason the dashboard is asked for. */
@Tag("R90")
class DashboardQueryTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant LATE = Instant.parse("2027-02-28T17:00:00Z");

    private static DashboardQuery query(String from, String to, String reason) {
        return DashboardQuery.of(from, to, reason, LATE, SHANGHAI);
    }

    @Test
    void isAboutTheLatestFourWeeksOfThePagesZoneWhenNothingIsSaid() {
        DashboardQuery query = query(null, "", " ");

        assertThat(query.last()).isEqualTo(LocalDate.parse("2027-03-01"));
        assertThat(query.first()).isEqualTo(LocalDate.parse("2027-02-02"));
        assertThat(query.from()).isEqualTo(Instant.parse("2027-02-01T16:00:00Z"));
        assertThat(query.until()).isEqualTo(Instant.parse("2027-03-01T16:00:00Z"));
        assertThat(query.only()).isEmpty();
    }

    @Test
    void standsInAddressesAsItWasRead() {
        DashboardQuery query = query("2027-01-01", "2027-01-02", "退款");

        assertThat(query.parameters())
                .isEqualTo("from=2027-01-01&to=2027-01-02&reason=%E9%80%80%E6%AC%BE");
        assertThat(query.ofDays(1).parameters())
                .startsWith("from=2027-01-02&to=2027-01-02&reason=");
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, , ",
        "2027-02-30, , ",
        "-999999999-01-01, , ",
        "2027-01-02, 2027-01-01, ",
        "2025-01-01, 2027-01-01, ",
        "+99999-01-01, +99999-01-01, ",
        ", , <script>",
        ", , two words"
    })
    void isRefusedWhenItCannotBeAnswered(String from, String to, String reason) {
        assertThatThrownBy(() -> query(from, to, reason)).isInstanceOf(RefusedRequest.class);
    }

    @Test
    void asksByTheHourOfFewDaysOnly() {
        assertThat(query("2027-01-01", "2027-01-14", null).fine("events").grain())
                .isEqualTo(Grain.HOUR);
        assertThat(query("2027-01-01", "2027-01-15", null).fine("events").grain())
                .isEqualTo(Grain.DAY);
    }

    @Test
    void asksOfManyDaysOnlyTheLatestByHourAndReason() {
        DashboardQuery query = query("2026-03-01", "2027-01-31", null);

        assertThat(query.allByHour()).isFalse();
        assertThat(query.hoursByReason("opened").from())
                .isEqualTo(Instant.parse("2027-01-03T16:00:00Z"));
        assertThat(query.of("takeover").hoursByReason("opened").by()).isEmpty();
    }
}
