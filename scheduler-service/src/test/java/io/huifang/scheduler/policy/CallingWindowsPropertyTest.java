package io.huifang.scheduler.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Feasibility.Rule;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Compares the calling windows with a slow judge, who looks at the clock on the wall of each zone
 * minute by minute and knows nothing of intervals.
 */
@Tag("R27")
@Tag("P12")
class CallingWindowsPropertyTest {
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");

    /** Ordinary, half-hour, quarter-hour and midnight changes, both hemispheres, and oddities. */
    private static final List<ZoneId> CHANGING_ZONES =
            List.of(
                            "Europe/Berlin",
                            "Europe/London",
                            "Europe/Chisinau",
                            "America/New_York",
                            "America/St_Johns",
                            "America/Havana",
                            "America/Santiago",
                            "America/Asuncion",
                            "America/Nuuk",
                            "America/Scoresbysund",
                            "Atlantic/Azores",
                            "Africa/Cairo",
                            "Africa/Casablanca",
                            "Asia/Beirut",
                            "Asia/Jerusalem",
                            "Asia/Gaza",
                            "Asia/Almaty",
                            "Australia/Lord_Howe",
                            "Australia/Adelaide",
                            "Pacific/Auckland",
                            "Pacific/Chatham",
                            "Pacific/Easter",
                            "Antarctica/Troll")
                    .stream()
                    .map(ZoneId::of)
                    .toList();

    @Property(tries = 400)
    void agreesWithTheJudgeForAnyWindowsAndZones(
            @ForAll("weeks") Map<DayOfWeek, List<Hours>> week,
            @ForAll("zoneLists") List<ZoneId> zones,
            @ForAll("instants") Instant earliest,
            @ForAll("freshness") Duration freshness) {
        agreesWithTheJudge(week, zones, earliest, earliest.plus(freshness));
    }

    @Example
    void agreesWithTheJudgeAroundEveryClockChange() {
        var week = Windows.week(Hours.of("20:00", "09:30"), Hours.of("12:00", "14:15"));
        int changes = 0;
        for (ZoneId zone : CHANGING_ZONES) {
            for (ZoneOffsetTransition change : changesOf(zone)) {
                for (int hours = -30; hours <= 6; hours += 9) {
                    Instant earliest = change.getInstant().plus(Duration.ofHours(hours));
                    var shanghaiToo = List.of(zone, Windows.SHANGHAI);
                    agreesWithTheJudge(
                            week, List.of(zone), earliest, earliest.plus(Duration.ofDays(2)));
                    agreesWithTheJudge(
                            week, shanghaiToo, earliest, earliest.plus(Duration.ofDays(2)));
                }
                changes++;
            }
        }
        assertThat(changes).as("clock changes seen").isGreaterThan(250);
    }

    /** Clock changes by day do not exist, but the rule of the later instant must hold for them. */
    @Example
    void opensLateAndClosesEarlyWhereALocalTimeComesTwiceOrNever() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        var twice = java.time.LocalDateTime.parse("2027-10-31T02:30");
        var never = java.time.LocalDateTime.parse("2027-03-28T02:30");

        assertThat(LocalTimes.latest(twice, berlin)).isEqualTo("2027-10-31T01:30:00Z");
        assertThat(LocalTimes.earliest(twice, berlin)).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(LocalTimes.latest(never, berlin)).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(LocalTimes.earliest(never, berlin)).isEqualTo("2027-03-28T01:00:00Z");
    }

    private static void agreesWithTheJudge(
            Map<DayOfWeek, List<Hours>> week,
            List<ZoneId> zones,
            Instant earliest,
            Instant freshUntil) {
        var windows = new CallingWindows(week, CallingWindows.NIGHT, Windows.SHANGHAI);

        var answer = windows.feasible(earliest, zones, freshUntil);

        if (answer instanceof Feasible feasible) {
            assertThat(feasible.from()).isBetween(earliest, freshUntil).isBefore(feasible.until());
            assertThat(feasible.until()).isBeforeOrEqualTo(freshUntil);
            allClosed(week, zones, earliest, feasible.from());
            allOpen(week, zones, feasible.from(), feasible.until());
            assertThat(feasible.until().equals(freshUntil) || !open(week, zones, feasible.until()))
                    .as("the stretch ends where it closes")
                    .isTrue();
        } else {
            assertThat(((Infeasible) answer).rule()).isNotEqualTo(Rule.FRESHNESS_OVER);
            allClosed(week, zones, earliest, freshUntil);
        }
    }

    private static void allOpen(
            Map<DayOfWeek, List<Hours>> week, List<ZoneId> zones, Instant from, Instant until) {
        for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
            if (!open(week, zones, at)) throw new AssertionError("closed at " + at + " " + zones);
        }
    }

    private static void allClosed(
            Map<DayOfWeek, List<Hours>> week, List<ZoneId> zones, Instant from, Instant until) {
        for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
            if (open(week, zones, at)) throw new AssertionError("open at " + at + " " + zones);
        }
    }

    /** The judge. */
    private static boolean open(Map<DayOfWeek, List<Hours>> week, List<ZoneId> zones, Instant at) {
        for (ZoneId zone : zones.isEmpty() ? List.of(Windows.SHANGHAI) : zones) {
            ZonedDateTime wall = at.atZone(zone);
            LocalTime time = wall.toLocalTime();
            if (time.getHour() < 8 || time.getHour() >= 22) return false;
            if (!within(week, wall.getDayOfWeek(), time)) return false;
        }
        return true;
    }

    private static boolean within(Map<DayOfWeek, List<Hours>> week, DayOfWeek day, LocalTime time) {
        for (Hours hours : week.getOrDefault(day, List.of())) {
            boolean begun = !time.isBefore(hours.from());
            boolean ended = !time.isBefore(hours.until());
            boolean endsToday = hours.from().isBefore(hours.until());
            if (begun && (!endsToday || !ended)) return true;
        }
        for (Hours hours : week.getOrDefault(day.minus(1), List.of())) {
            boolean endsToday = hours.until().isBefore(hours.from());
            if (endsToday && time.isBefore(hours.until())) return true;
        }
        return false;
    }

    private static List<ZoneOffsetTransition> changesOf(ZoneId zone) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
        while (next != null && next.getInstant().isBefore(TO)) {
            changes.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(FROM.getEpochSecond() / 60, TO.getEpochSecond() / 60)
                .map(minute -> Instant.ofEpochSecond(minute * 60));
    }

    @Provide
    Arbitrary<Duration> freshness() {
        return Arbitraries.integers().between(1, 6 * 24 * 60).map(Duration::ofMinutes);
    }

    @Provide
    Arbitrary<List<ZoneId>> zoneLists() {
        return Arbitraries.of(new TreeSet<>(ZoneId.getAvailableZoneIds()))
                .map(ZoneId::of)
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<Map<DayOfWeek, List<Hours>>> weeks() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers()
                        .between(0, 24 * 4 - 1)
                        .map(q -> LocalTime.of(q / 4, q % 4 * 15));
        Arbitrary<Hours> hours =
                Combinators.combine(times, times)
                        .as(
                                (from, until) ->
                                        from.equals(until)
                                                ? new Hours(from, from.plusHours(1))
                                                : new Hours(from, until));
        return Arbitraries.maps(Arbitraries.of(DayOfWeek.class), hours.list().ofMaxSize(2));
    }
}
