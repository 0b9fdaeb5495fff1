package io.huifang.scheduler.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Backing;
import io.huifang.backing.Database;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.calendar.Hours;
import io.huifang.scheduler.policy.calendar.OpenHours;
import io.huifang.scheduler.policy.calendar.OpenWeek;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * No feasible instant lies outside of the windows, and none could be earlier, by PostgreSQL's word
 * on what the clock says where the customer is. Its zones are data of their own, so places and
 * instants of which the two think differently are counted and left out.
 */
@Tag("R27")
@Tag("P12")
class FeasibleTimeAgainstPostgresTest {
    private static final int RANDOM_CASES = 110_000;
    private static final int AT_ONCE = 25_000;
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");

    /**
     * Weekdays, Saturday and Sunday differ; the law closes at 21:00 what the windows leave open.
     */
    private static final FeasibleTime TIME =
            new FeasibleTime(
                    new CallingRegion(
                            List.of(ZoneId.of("UTC")),
                            new OpenWeek(
                                    List.of(
                                            OpenHours.on(
                                                    EnumSet.range(
                                                            DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                                    Hours.of("08:00", "22:00")),
                                            OpenHours.on(
                                                    Set.of(DayOfWeek.SATURDAY),
                                                    Hours.of("09:30", "18:15")))),
                            List.of(FeasibleTime.NIGHT),
                            Almanac.shipped().calendars().get("us"),
                            Optional.empty()),
                    Map.of(),
                    null,
                    List.of(Almanac.shipped().rulePacks().get("us-regulation-f")));

    // What the service knows of rules and zones is not asked; only what it answered.
    private static final String JUDGE =
            """
            WITH answer AS (
                SELECT zone, to_timestamp(not_before) AS not_before, to_timestamp(opens) AS opens,
                    to_timestamp(closes) AS closes, opens_local::timestamp AS opens_local,
                    closes_local::timestamp AS closes_local
                FROM unnest($1::text[], $2::float8[], $3::float8[], $4::float8[], $5::text[], $6::text[])
                    AS given (zone, not_before, opens, closes, opens_local, closes_local)
            ), agreed AS MATERIALIZED (
                SELECT *, opens AT TIME ZONE zone AS first_,
                    (closes - interval '1 second') AT TIME ZONE zone AS last_,
                    (opens - interval '1 second') AT TIME ZONE zone AS before_,
                    closes AT TIME ZONE zone AS after_
                FROM answer
                WHERE opens AT TIME ZONE zone = opens_local AND closes AT TIME ZONE zone = closes_local
            ), judged AS (
                SELECT not_before, opens, pg_temp.open(first_) AS first_, pg_temp.open(last_) AS last_,
                    pg_temp.open(before_) AS before_, pg_temp.open(after_) AS after_
                FROM agreed
            )
            SELECT count(*) AS judged, count(*) FILTER (WHERE NOT first_ OR NOT last_) AS outside,
                count(*) FILTER (WHERE opens < not_before) AS too_early,
                count(*) FILTER (WHERE opens > not_before) AS moved,
                count(*) FILTER (WHERE opens > not_before AND before_) AS could_be_earlier,
                count(*) FILTER (WHERE after_) AS could_be_longer
            FROM judged""";

    /** US federal holidays as PostgreSQL's own arithmetic finds them. */
    private static final String OPEN =
            """
            CREATE FUNCTION pg_temp.is_holiday(day date) RETURNS boolean LANGUAGE sql STABLE AS $$
                SELECT to_char(day, 'MM-DD') IN ('01-01', '06-19', '07-04', '11-11', '12-25')
                    OR extract(isodow FROM day) = 5
                        AND to_char(day + 1, 'MM-DD') IN ('01-01', '06-19', '07-04', '11-11', '12-25')
                    OR extract(isodow FROM day) = 1
                        AND to_char(day - 1, 'MM-DD') IN ('01-01', '06-19', '07-04', '11-11', '12-25')
                    OR extract(isodow FROM day) = 1 AND extract(month FROM day) IN (1, 2)
                        AND extract(day FROM day) BETWEEN 15 AND 21
                    OR extract(isodow FROM day) = 1 AND extract(month FROM day) = 5
                        AND extract(day FROM day) >= 25
                    OR extract(isodow FROM day) = 1 AND extract(month FROM day) = 9
                        AND extract(day FROM day) <= 7
                    OR extract(isodow FROM day) = 1 AND extract(month FROM day) = 10
                        AND extract(day FROM day) BETWEEN 8 AND 14
                    OR extract(isodow FROM day) = 4 AND extract(month FROM day) = 11
                        AND extract(day FROM day) BETWEEN 22 AND 28
            $$;
            CREATE FUNCTION pg_temp.open(local timestamp) RETURNS boolean LANGUAGE sql STABLE AS $$
                SELECT NOT pg_temp.is_holiday(local::date) AND CASE extract(isodow FROM local)
                    WHEN 7 THEN false
                    WHEN 6 THEN local::time >= '09:30' AND local::time < '18:15'
                    ELSE local::time >= '08:00' AND local::time < '21:00' END
            $$""";

    @Test
    void answersNoInstantOutsideOfTheWindowsAndNoneThatCouldBeEarlier() throws SQLException {
        Database database = Backing.shared().freshDatabase("clock");
        Tally tally = new Tally();
        try (Connection connection = database.connect()) {
            connection.createStatement().execute(OPEN);
            List<ZoneId> zones = zonesKnownTo(connection);
            List<Asked> asked = randomly(zones);
            asked.addAll(aroundEachChange(zones));
            for (int from = 0; from < asked.size(); from += AT_ONCE) {
                int until = Math.min(asked.size(), from + AT_ONCE);
                tally.add(judged(connection, asked.subList(from, until)));
            }

            assertThat(zones).as("zones both know").hasSizeGreaterThan(400);
            assertThat(tally.judged).as(tally.toString()).isGreaterThan(asked.size() * 97L / 100);
        }
        assertThat(tally.moved).as(tally.toString()).isGreaterThan(RANDOM_CASES / 2);
        assertThat(tally.faults()).as(tally.toString()).isZero();
    }

    private record Asked(ZoneId zone, Instant notBefore) {
        Feasible answer() {
            Callee callee = new Callee(List.of(zone), null, List.of());
            return (Feasible) TIME.earliest(notBefore, callee, Instant.MAX);
        }
    }

    /** What PostgreSQL found, summed up. */
    private static final class Tally {
        long judged;
        long moved;
        private long outside;
        private long tooEarly;
        private long couldBeEarlier;
        private long couldBeLonger;

        void add(ResultSet found) throws SQLException {
            found.next();
            judged += found.getLong("judged");
            moved += found.getLong("moved");
            outside += found.getLong("outside");
            tooEarly += found.getLong("too_early");
            couldBeEarlier += found.getLong("could_be_earlier");
            couldBeLonger += found.getLong("could_be_longer");
        }

        long faults() {
            return outside + tooEarly + couldBeEarlier + couldBeLonger;
        }

        @Override
        public String toString() {
            return "judged %d, moved %d, outside %d, too early %d, could be earlier %d, longer %d"
                    .formatted(judged, moved, outside, tooEarly, couldBeEarlier, couldBeLonger);
        }
    }

    private static List<ZoneId> zonesKnownTo(Connection connection) throws SQLException {
        Set<String> java = ZoneId.getAvailableZoneIds();
        List<ZoneId> zones = new ArrayList<>();
        try (ResultSet names =
                connection
                        .createStatement()
                        .executeQuery("SELECT name FROM pg_timezone_names ORDER BY name")) {
            while (names.next()) {
                if (java.contains(names.getString(1))) zones.add(ZoneId.of(names.getString(1)));
            }
        }
        return zones;
    }

    private static List<Asked> randomly(List<ZoneId> zones) {
        Random random = new Random(20240101);
        long seconds = Duration.between(FROM, TO).toSeconds();
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < RANDOM_CASES; i++) {
            Instant at = FROM.plusSeconds((long) (random.nextDouble() * seconds));
            asked.add(new Asked(zones.get(random.nextInt(zones.size())), at));
        }
        return asked;
    }

    private static List<Asked> aroundEachChange(List<ZoneId> zones) {
        List<Asked> asked = new ArrayList<>();
        for (ZoneId zone : zones) {
            for (Instant change : changesOf(zone)) {
                for (int hours : List.of(-30, -12, -3, 0, 1, 5, 11, 20)) {
                    asked.add(new Asked(zone, change.plus(Duration.ofHours(hours))));
                }
                asked.add(new Asked(zone, change.minusSeconds(1)));
            }
        }
        assertThat(asked).as("around clock changes").hasSizeGreaterThan(9 * 2000);
        return asked;
    }

    private static Set<Instant> changesOf(ZoneId zone) {
        Set<Instant> changes = new TreeSet<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
        while (next != null && next.getInstant().isBefore(TO)) {
            changes.add(next.getInstant());
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }

    private static ResultSet judged(Connection connection, List<Asked> asked) throws SQLException {
        List<Feasible> answers = asked.stream().map(Asked::answer).toList();
        PreparedStatement judge = connection.prepareStatement(JUDGE.replaceAll("\\$\\d", "?"));
        judge.closeOnCompletion();
        List<Object[]> columns = new ArrayList<>();
        columns.add(asked.stream().map(it -> it.zone().getId()).toArray());
        columns.add(asked.stream().map(it -> seconds(it.notBefore())).toArray());
        columns.add(answers.stream().map(it -> seconds(it.from())).toArray());
        columns.add(answers.stream().map(it -> seconds(it.until())).toArray());
        List<String> opens = new ArrayList<>();
        List<String> closes = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            ZoneId zone = asked.get(i).zone();
            opens.add(answers.get(i).from().atZone(zone).toLocalDateTime().toString());
            closes.add(answers.get(i).until().atZone(zone).toLocalDateTime().toString());
        }
        columns.add(opens.toArray());
        columns.add(closes.toArray());
        for (int i = 0; i < columns.size(); i++) {
            String type = i >= 1 && i <= 3 ? "float8" : "text";
            judge.setArray(i + 1, connection.createArrayOf(type, columns.get(i)));
        }
        return judge.executeQuery();
    }

    private static Double seconds(Instant instant) {
        return (double) instant.getEpochSecond();
    }
}
