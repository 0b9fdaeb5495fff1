package io.huifang.scheduler.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Feasibility.Rule;
import io.huifang.scheduler.policy.calendar.Hours;
import io.huifang.scheduler.policy.calendar.LocalTimes;
import io.huifang.scheduler.policy.calendar.OpenHours;

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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares calling windows and wishes with a slow judge, who looks at the clock on the wall of each
 * zone minute by minute and knows nothing of intervals.
 */
@Tag("R27")
@Tag("P12")
class FeasibleTimePropertyTest {
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
            @ForAll("wishes") Map<DayOfWeek, List<Hours>> wishes,
            @ForAll("zoneLists") List<ZoneId> zones,
            @ForAll("instants") Instant earliest,
            @ForAll("freshness") Duration freshness) {
        agreesWithTheJudge(new Rules(week, wishes), zones, earliest, earliest.plus(freshness));
    }

    @Example
    void agreesWithTheJudgeAroundEveryClockChange() {
        var windows = List.of(Hours.of("20:00", "09:30"), Hours.of("12:00", "14:15"));
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        EnumSet.allOf(DayOfWeek.class).forEach(day -> week.put(day, windows));
        var rules = new Rules(week, Map.of());
        int changes = 0;
        for (ZoneId zone : CHANGING_ZONES) {
            for (ZoneOffsetTransition change : changesOf(zone)) {
                for (int hours = -30; hours <= 6; hours += 9) {
                    Instant earliest = change.getInstant().plus(Duration.ofHours(hours));
                    var shanghaiToo = List.of(zone, Windows.SHANGHAI);
                    agreesWithTheJudge(
                            rules, List.of(zone), earliest, earliest.plus(Duration.ofDays(2)));
                    agreesWithTheJudge(
                            rules, shanghaiToo, earliest, earliest.plus(Duration.ofDays(2)));
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

    private record Rules(Map<DayOfWeek, List<Hours>> windows, Map<DayOfWeek, List<Hours>> wishes) {
        static List<OpenHours> hours(Map<DayOfWeek, List<Hours>> week) {
            return week.entrySet().stream()
                    .flatMap(
                            day ->
                                    day.getValue().stream()
                                            .map(it -> OpenHours.on(Set.of(day.getKey()), it)))
                    .toList();
        }

        /** The judge. */
        boolean open(List<ZoneId> zones, Instant at) {
            boolean wishing = !hours(wishes).isEmpty();
            for (ZoneId zone : zones.isEmpty() ? List.of(Windows.SHANGHAI) : zones) {
                ZonedDateTime wall = at.atZone(zone);
                LocalTime time = wall.toLocalTime();
                if (time.getHour() < 8 || time.getHour() >= 22) return false;
                if (!within(windows, wall.getDayOfWeek(), time)) return false;
                if (wishing && !within(wishes, wall.getDayOfWeek(), time)) return false;
            }
            return true;
        }

        void allAre(boolean open, List<ZoneId> zones, Instant from, Instant until) {
            for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
                if (open(zones, at) != open) throw new AssertionError(at + " " + zones);
            }
        }
    }

    private static void agreesWithTheJudge(
            Rules rules, List<ZoneId> zones, Instant earliest, Instant freshUntil) {
        var time = Windows.of(Rules.hours(rules.windows()));
        var callee = new Callee(zones, null, Rules.hours(rules.wishes()));

        var answer = time.earliest(earliest, callee, freshUntil);

        if (answer instanceof Feasible feasible) {
            assertThat(feasible.from()).isBetween(earliest, freshUntil).isBefore(feasible.until());
            assertThat(feasible.until()).isBeforeOrEqualTo(freshUntil);
            assertThat(feasible.movedBy().isEmpty()).isEqualTo(feasible.from().equals(earliest));
            rules.allAre(false, zones, earliest, feasible.from());
            rules.allAre(true, zones, feasible.from(), feasible.until());
            assertThat(feasible.until().equals(freshUntil) || !rules.open(zones, feasible.until()))
                    .as("the stretch ends where it closes")
                    .isTrue();
        } else {
            assertThat(((Infeasible) answer).rule()).isNotEqualTo(Rule.FRESHNESS_OVER);
            rules.allAre(false, zones, earliest, freshUntil);
        }
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

    /** Half of the customers have none. */
    @Provide
    Arbitrary<Map<DayOfWeek, List<Hours>>> wishes() {
        return Arbitraries.oneOf(Arbitraries.just(Map.of()), weeks());
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
