package io.huifang.survey.insight.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

@Tag("R89")
class GrainTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void aDayBeginsAtTheZonesMidnight() {
        Instant evening = Instant.parse("2026-03-01T16:00:00Z");

        Instant start = Grain.DAY.startOf(evening, SHANGHAI);

        assertThat(start).isEqualTo("2026-03-01T16:00:00Z");
        assertThat(Grain.DAY.startOf(evening.minusMillis(1), SHANGHAI))
                .isEqualTo("2026-02-28T16:00:00Z");
        assertThat(Grain.DAY.endOf(start, SHANGHAI)).isEqualTo("2026-03-02T16:00:00Z");
    }

    @Test
    void aDayOnWhichTheClocksChangeIsShorterOrLonger() {
        Instant spring = Grain.DAY.startOf(Instant.parse("2026-03-08T12:00:00Z"), NEW_YORK);
        Instant autumn = Grain.DAY.startOf(Instant.parse("2026-11-01T12:00:00Z"), NEW_YORK);

        assertThat(Duration.between(spring, Grain.DAY.endOf(spring, NEW_YORK))).hasHours(23);
        assertThat(Duration.between(autumn, Grain.DAY.endOf(autumn, NEW_YORK))).hasHours(25);
    }

    @Test
    void anHourIsOneOfUtcEverywhere() {
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");

        assertThat(Grain.HOUR.startOf(Instant.parse("2026-03-01T10:59:59.999Z"), kathmandu))
                .isEqualTo("2026-03-01T10:00:00Z");
    }
}
