package io.huifang.survey.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

@Tag("R22")
class CallingHoursTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CallingHours HOURS =
            new CallingHours(LocalTime.of(9, 0), LocalTime.of(12, 0), 2);

    @Test
    void offerWholeHoursThatAreStillToComeByTheCustomersClock() {
        // 10:30 in Shanghai
        Instant now = Instant.parse("2026-03-04T02:30:00Z");

        assertThat(HOURS.slots(now, SHANGHAI))
                .isEqualTo(
                        List.of(
                                Instant.parse("2026-03-04T03:00:00Z"),
                                Instant.parse("2026-03-05T01:00:00Z"),
                                Instant.parse("2026-03-05T02:00:00Z"),
                                Instant.parse("2026-03-05T03:00:00Z")));
    }

    @Test
    void takeWhatTheyOfferAndNothingPastOrTooLateOrAtNight() {
        Instant now = Instant.parse("2026-03-04T02:30:00Z");

        assertThat(HOURS.slots(now, SHANGHAI)).allMatch(slot -> HOURS.takes(slot, now, SHANGHAI));
        for (String no :
                List.of(
                        "2026-03-04T02:30:00Z",
                        "2026-03-04T02:00:00Z",
                        "2026-03-04T04:00:00Z",
                        "2026-03-05T00:59:59Z",
                        "2026-03-06T02:00:00Z")) {
            assertThat(HOURS.takes(Instant.parse(no), now, SHANGHAI)).as(no).isFalse();
        }
    }

    @Test
    void leaveOutAnHourThatTheClockLeavesOut() {
        CallingHours night = new CallingHours(LocalTime.of(1, 0), LocalTime.of(4, 0), 1);
        Instant now = Instant.parse("2026-03-28T23:30:00Z");

        assertThat(night.slots(now, BERLIN))
                .containsExactly(
                        Instant.parse("2026-03-29T00:00:00Z"),
                        Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void areRefusedByTheirNameWhenTheyMakeNoSense() {
        assertThatThrownBy(() -> new CallingHours(LocalTime.NOON, LocalTime.NOON, 1))
                .hasMessageContaining("huifang.help.from");
        assertThatThrownBy(() -> new CallingHours(LocalTime.of(9, 0), LocalTime.NOON, 0))
                .hasMessageContaining("days");
    }
}
