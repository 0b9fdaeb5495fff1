package io.huifang.scheduler.policy;

import static io.huifang.scheduler.policy.Windows.SHANGHAI;
import static io.huifang.scheduler.policy.Windows.everyDay;
import static io.huifang.scheduler.policy.Windows.in;
import static io.huifang.scheduler.policy.Windows.nineToEight;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;

import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Feasibility.Rule;
import io.huifang.scheduler.policy.calendar.Hours;
import io.huifang.scheduler.policy.calendar.OpenHours;
import io.huifang.scheduler.policy.calendar.Opening;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

@Tag("R27")
class FeasibleTimeTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final Instant FAR = Instant.parse("2027-12-31T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // due, opens, closes: Wednesday in Shanghai
        "2027-03-03T00:00, 2027-03-03T09:00, 2027-03-03T20:00",
        "2027-03-03T08:59, 2027-03-03T09:00, 2027-03-03T20:00",
        "2027-03-03T09:00, 2027-03-03T09:00, 2027-03-03T20:00",
        "2027-03-03T15:30, 2027-03-03T15:30, 2027-03-03T20:00",
        "2027-03-03T19:59, 2027-03-03T19:59, 2027-03-03T20:00",
        "2027-03-03T20:00, 2027-03-04T09:00, 2027-03-04T20:00",
        "2027-03-03T23:59, 2027-03-04T09:00, 2027-03-04T20:00",
    })
    void callsInsideTheWindowOfTheCalleesDay(
            LocalDateTime due, LocalDateTime opens, LocalDateTime closes) {
        var feasibility = nineToEight().earliest(inShanghai(due), in(SHANGHAI), FAR);

        assertThat(opening(feasibility))
                .isEqualTo(new Opening(inShanghai(opens), inShanghai(closes)));
    }

    @Test
    void takesTheDefaultZoneForACustomerOfWhomNoneIsKnown() {
        var due = Instant.parse("2027-03-03T00:30:00Z");

        var feasibility = nineToEight().earliest(due, Callee.UNKNOWN, FAR);

        assertThat(feasibility)
                .isEqualTo(nineToEight().earliest(due, in(SHANGHAI), FAR))
                .isInstanceOf(Feasible.class);
    }

    @Test
    @Tag("P12")
    void callsOnlyWhenEveryPossibleZoneIsOpen() {
        var due = Instant.parse("2027-01-13T13:00:00Z");

        var feasibility = nineToEight().earliest(due, in(NEW_YORK, LOS_ANGELES), FAR);

        assertThat(opening(feasibility))
                .as("09:00 in Los Angeles to 20:00 in New York")
                .isEqualTo(
                        new Opening(
                                Instant.parse("2027-01-13T17:00:00Z"),
                                Instant.parse("2027-01-14T01:00:00Z")));
    }

    @Test
    void findsNoTimeWhereTheZonesNeverShareAnHour() {
        var windows = everyDay(Hours.of("09:00", "12:00"));

        var feasibility =
                windows.earliest(
                        Instant.parse("2027-01-13T13:00:00Z"), in(NEW_YORK, SHANGHAI), FAR);

        assertThat(feasibility).isEqualTo(new Infeasible(Rule.NO_COMMON_HOURS));
    }

    @Test
    @Tag("R24")
    void namesFreshnessWhenItEndedBeforeTheCallWasDue() {
        var due = Instant.parse("2027-03-03T04:00:00Z");

        assertThat(nineToEight().earliest(due, Callee.UNKNOWN, due))
                .as("freshness ends the very moment the call is due")
                .isEqualTo(new Infeasible(Rule.FRESHNESS_OVER));
    }

    @Test
    @Tag("R24")
    void namesTheWindowWhenItOpensOnlyAfterFreshnessEnds() {
        var evening = inShanghai(LocalDateTime.parse("2027-03-03T21:00"));

        var feasibility =
                nineToEight().earliest(evening, Callee.UNKNOWN, evening.plus(Duration.ofHours(12)));

        assertThat(feasibility).isEqualTo(new Infeasible(Rule.OPENS_TOO_LATE));
    }

    @Test
    @Tag("R24")
    void endsTheStretchWithFreshness() {
        var morning = inShanghai(LocalDateTime.parse("2027-03-03T10:00"));
        var freshUntil = morning.plus(Duration.ofHours(1));

        assertThat(opening(nineToEight().earliest(morning, Callee.UNKNOWN, freshUntil)))
                .isEqualTo(new Opening(morning, freshUntil));
    }

    @Test
    void skipsClosedDaysAndBreaks() {
        var lunch = List.of(Hours.of("09:00", "12:00"), Hours.of("14:00", "18:00"));
        var windows =
                Windows.of(
                        lunch.stream()
                                .map(it -> OpenHours.on(Set.of(MONDAY, FRIDAY), it))
                                .toList());

        var atNoonOnMonday = windows.earliest(at("2027-03-01T12:00"), Callee.UNKNOWN, FAR);
        var onMondayEvening = windows.earliest(at("2027-03-01T18:00"), Callee.UNKNOWN, FAR);

        assertThat(opening(atNoonOnMonday))
                .isEqualTo(new Opening(at("2027-03-01T14:00"), at("2027-03-01T18:00")));
        assertThat(opening(onMondayEvening))
                .isEqualTo(new Opening(at("2027-03-05T09:00"), at("2027-03-05T12:00")));
    }

    @Test
    @Tag("P12")
    void keepsTheNightQuietWhateverTheDocumentSays() {
        var noQuiet = Hours.of("23:59", "00:01");
        var windows = Windows.of(List.of(OpenHours.daily(Hours.of("00:01", "00:00"))), noQuiet);

        assertThat(opening(windows.earliest(at("2027-03-03T03:00"), Callee.UNKNOWN, FAR)))
                .isEqualTo(new Opening(at("2027-03-03T08:00"), at("2027-03-03T22:00")));
    }

    @Test
    void obeysQuietHoursThatAreLongerThanTheNight() {
        var quiet = Hours.of("18:00", "10:00");
        var windows = Windows.of(List.of(OpenHours.daily(Hours.of("09:00", "20:00"))), quiet);

        assertThat(opening(windows.earliest(at("2027-03-03T03:00"), Callee.UNKNOWN, FAR)))
                .isEqualTo(new Opening(at("2027-03-03T10:00"), at("2027-03-03T18:00")));
    }

    @Test
    void splitsAWindowThatCrossesMidnightAroundTheNight() {
        var windows = Windows.of(List.of(OpenHours.on(Set.of(MONDAY), Hours.of("20:00", "09:00"))));

        assertThat(opening(windows.earliest(at("2027-03-01T12:00"), Callee.UNKNOWN, FAR)))
                .as("Monday's evening")
                .isEqualTo(new Opening(at("2027-03-01T20:00"), at("2027-03-01T22:00")));
        assertThat(opening(windows.earliest(at("2027-03-01T22:00"), Callee.UNKNOWN, FAR)))
                .as("the same window on Tuesday's morning")
                .isEqualTo(new Opening(at("2027-03-02T08:00"), at("2027-03-02T09:00")));
        assertThat(opening(windows.earliest(at("2027-03-02T09:00"), Callee.UNKNOWN, FAR)))
                .as("a week later")
                .isEqualTo(new Opening(at("2027-03-08T20:00"), at("2027-03-08T22:00")));
    }

    @Test
    void joinsWindowsThatTouchOrOverlap() {
        var windows = everyDay(Hours.of("14:00", "18:00"), Hours.of("09:00", "14:00"));

        assertThat(opening(windows.earliest(at("2027-03-03T03:00"), Callee.UNKNOWN, FAR)))
                .isEqualTo(new Opening(at("2027-03-03T09:00"), at("2027-03-03T18:00")));
    }

    @Test
    void staysOnLocalTimeOverAClockChange() {
        var saturdayEvening = LocalDateTime.parse("2027-09-25T21:00").atZone(AUCKLAND).toInstant();

        var feasibility = nineToEight().earliest(saturdayEvening, in(AUCKLAND), FAR);

        assertThat(opening(feasibility))
                .as("clocks went forward in the night, so 09:00 comes an hour earlier")
                .isEqualTo(
                        new Opening(
                                Instant.parse("2027-09-25T20:00:00Z"),
                                Instant.parse("2027-09-26T07:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-03T10:00, 2027-03-03T14:30", // called in the morning: the afternoon
        "2027-03-03T14:29, 2027-03-03T17:29", // the afternoon has begun when the pause ends
        "2027-03-03T14:30, 2027-03-04T09:00", // called in the afternoon: the next morning
        "2027-03-03T19:00, 2027-03-04T09:00",
    })
    @Tag("R80")
    void movesToTheOtherHalfOfTheCallingDay(LocalDateTime called, LocalDateTime again) {
        Instant earliest = inShanghai(called).plus(Duration.ofHours(3));

        var due = nineToEight().inOtherDayPart(earliest, inShanghai(called), in(SHANGHAI));

        assertThat(due).isEqualTo(inShanghai(again));
    }

    @Test
    @Tag("R80")
    void givesUpOnTheOtherHalfWhereTheCommonHoursLieInOneHalfOnly() {
        var callee = in(NEW_YORK, LOS_ANGELES);
        var windows = everyDay(Hours.of("09:00", "13:00"));
        var called = Instant.parse("2027-01-13T17:30:00Z");
        var earliest = called.plus(Duration.ofHours(3));

        assertThat(windows.inOtherDayPart(earliest, called, callee)).isEqualTo(earliest);
    }

    private static Instant at(String localInShanghai) {
        return inShanghai(LocalDateTime.parse(localInShanghai));
    }

    private static Instant inShanghai(LocalDateTime local) {
        return local.atZone(SHANGHAI).toInstant();
    }

    private static Opening opening(Feasibility feasibility) {
        Feasible feasible = (Feasible) feasibility;
        return new Opening(feasible.from(), feasible.until());
    }
}
