package io.huifang.scheduler.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

@Tag("R38")
class BusinessCalendarTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Set<DayOfWeek> WEEKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    // a holiday on Thursday and Friday, worked off on the Saturday before
    private static final BusinessCalendar CALENDAR =
            new BusinessCalendar(
                    SHANGHAI,
                    WEEKDAYS,
                    HolidayCalendar.NONE.and(
                            Set.of(LocalDate.parse("2027-03-18"), LocalDate.parse("2027-03-19")),
                            Set.of(LocalDate.parse("2027-03-13"))));

    @ParameterizedTest
    @CsvSource({
        "2027-03-01T10:15, 3, 2027-03-04T10:15", // Monday to Thursday
        "2027-03-04T10:15, 3, 2027-03-09T10:15", // Thursday over the weekend to Tuesday
        "2027-03-06T10:15, 3, 2027-03-11T10:15", // Saturday counts as Monday
        "2027-03-07T23:59, 1, 2027-03-09T23:59", // Sunday counts as Monday, too
        "2027-03-12T09:00, 1, 2027-03-13T09:00", // a Saturday on which banks work
        "2027-03-13T09:00, 1, 2027-03-15T09:00",
        "2027-03-17T09:00, 1, 2027-03-22T09:00", // over the holiday and the weekend
        "2027-03-18T09:00, 3, 2027-03-25T09:00", // a holiday counts as the next Monday
    })
    void countsOnlyDaysOnWhichBanksWork(LocalDateTime from, int days, LocalDateTime until) {
        assertThat(CALENDAR.plusBusinessDays(from.atZone(SHANGHAI).toInstant(), days))
                .isEqualTo(until.atZone(SHANGHAI).toInstant());
    }

    @Test
    void countsTheBanksDaysAndNotThoseOfUtc() {
        // Friday in Greenwich, but already Saturday in Shanghai
        var from = Instant.parse("2027-03-05T18:00:00Z");

        assertThat(CALENDAR.plusBusinessDays(from, 1))
                .as("Saturday counts as Monday, one day later is Tuesday")
                .isEqualTo("2027-03-08T18:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-26T02:30, 1, 2027-03-29T00:30:00Z", // the change lies in between
        "2027-03-27T02:30, 0, 2027-03-29T00:30:00Z",
        "2027-10-28T02:30, 1, 2027-10-29T00:30:00Z",
    })
    void keepsTheTimeOfDayOverAClockChange(LocalDateTime from, int days, Instant until) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        var calendar = new BusinessCalendar(berlin, WEEKDAYS, HolidayCalendar.NONE);

        assertThat(calendar.plusBusinessDays(from.atZone(berlin).toInstant(), days))
                .isEqualTo(until);
    }

    @Test
    void endsAtTheLaterInstantWhereTheTimeOfDayComesTwice() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        var everyDay =
                new BusinessCalendar(berlin, EnumSet.allOf(DayOfWeek.class), HolidayCalendar.NONE);
        var saturday = LocalDateTime.parse("2027-10-30T02:30").atZone(berlin).toInstant();

        assertThat(everyDay.plusBusinessDays(saturday, 1)).isEqualTo("2027-10-31T01:30:00Z");
    }

    @Test
    void refusesAWeekWithoutAnyBusinessDay() {
        assertThatThrownBy(() -> new BusinessCalendar(SHANGHAI, Set.of(), HolidayCalendar.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
