package io.huifang.scheduler.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

@Tag("R36")
class BusinessClockTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Monday to Friday, but not on Friday the 3rd of April 2026; Saturday the 11th is worked. */
    private static final BusinessClock CLOCK =
            new BusinessClock(
                    new BusinessCalendar(
                            BERLIN,
                            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                            HolidayCalendar.NONE.and(
                                    Set.of(LocalDate.parse("2026-04-03")),
                                    Set.of(LocalDate.parse("2026-04-11")))),
                    Hours.of("09:00", "18:00"));

    @ParameterizedTest
    @CsvSource({
        "2026-04-01T10:00, 4, 2026-04-01T14:00",
        "2026-04-01T16:00, 4, 2026-04-02T11:00",
        "2026-04-01T09:00, 9, 2026-04-01T18:00",
        "2026-04-01T18:00, 1, 2026-04-02T10:00",
        "2026-04-01T03:00, 1, 2026-04-01T10:00",
        // over the holiday and the weekend
        "2026-04-02T17:00, 2, 2026-04-06T10:00",
        // a Saturday that is worked
        "2026-04-10T17:00, 2, 2026-04-11T10:00",
        // the clock changes on Sunday the 29th of March
        "2026-03-27T17:30, 1, 2026-03-30T09:30"
    })
    void countsWorkingHoursOnly(String from, int hours, String end) {
        assertThat(CLOCK.plus(at(from), Duration.ofHours(hours))).isEqualTo(at(end));
        assertThat(CLOCK.between(at(from), at(end))).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void measuresWhatItAdds() {
        Random chance = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant from =
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(chance.nextInt(31_000_000));
            Duration working = Duration.ofSeconds(1 + chance.nextInt(400_000));
            Instant end = CLOCK.plus(from, working);

            assertThat(CLOCK.between(from, end)).isEqualTo(working);
            assertThat(CLOCK.between(from, end.minusSeconds(1))).isEqualTo(working.minusSeconds(1));
        }
    }

    @Test
    void reachesUntilMidnight() {
        BusinessClock late = new BusinessClock(CLOCK.calendar(), Hours.of("22:00", "00:00"));

        assertThat(late.plus(at("2026-04-01T23:00"), Duration.ofHours(2)))
                .isEqualTo(at("2026-04-02T23:00"));
    }

    @Test
    void refusesHoursThatCrossMidnight() {
        assertThatThrownBy(() -> new BusinessClock(CLOCK.calendar(), Hours.of("20:00", "04:00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
