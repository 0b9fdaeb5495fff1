package io.huifang.scheduler.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Which times a customer may choose. Windows are 9:00 to 20:00 where he is. */
@Tag("R32")
class FreeSlotsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

    /** 10:10 in Shanghai. */
    private static final Instant NOW = Instant.parse("2026-03-04T02:10:00Z");

    private static final Instant LATER = NOW.plus(Duration.ofDays(30));

    private final Policy policy = DefaultPolicy.read();
    private final AppointmentRules rules = policy.appointments();

    @Test
    void beginOnceTheLeadIsOverAndEndWithTheHorizon() {
        List<Instant> starts = free(List.of(SHANGHAI), LATER, List.of());

        assertThat(starts.get(0)).isEqualTo("2026-03-04T03:30:00Z");
        assertThat(starts.get(starts.size() - 1).plus(rules.slot()))
                .isBeforeOrEqualTo(NOW.plus(rules.horizon()));
        assertThat(starts).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"Asia/Shanghai", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham"})
    void lieWithinCallingHoursFromBeginningToEnd(ZoneId zone) {
        assertThat(free(List.of(zone), LATER, List.of()))
                .isNotEmpty()
                .allSatisfy(
                        start -> {
                            assertThat(start.atZone(zone).toLocalTime())
                                    .isAfterOrEqualTo(LocalTime.of(9, 0));
                            assertThat(start.plus(rules.slot()).atZone(zone).toLocalTime())
                                    .isBeforeOrEqualTo(LocalTime.of(20, 0));
                        });
    }

    @Test
    void lieInTheHoursThatAllZonesShare() {
        List<ZoneId> zones = List.of(KATHMANDU, SHANGHAI);

        assertThat(free(zones, LATER, List.of()))
                .isNotEmpty()
                .isSubsetOf(free(List.of(SHANGHAI), LATER, List.of()))
                .isSubsetOf(free(List.of(KATHMANDU), LATER, List.of()));
    }

    @Test
    void areNoneWhereZonesShareNoHour() {
        ZoneId halfWayRound = ZoneId.of("America/Sao_Paulo");

        assertThat(free(List.of(SHANGHAI, halfWayRound, NEW_YORK), LATER, List.of())).isEmpty();
    }

    @Test
    void endBeforeTheMatterIsStale() {
        Instant fresh = Instant.parse("2026-03-04T06:15:00Z");

        assertThat(free(List.of(SHANGHAI), fresh, List.of()))
                .isNotEmpty()
                .allSatisfy(start -> assertThat(start.plus(rules.slot())).isBefore(fresh));
        assertThat(free(List.of(SHANGHAI), NOW.minusSeconds(1), List.of())).isEmpty();
    }

    @Test
    void areNoneThatAreFull() {
        Instant slot = Instant.parse("2026-03-04T04:00:00Z");

        assertThat(free(List.of(SHANGHAI), LATER, List.of())).contains(slot);
        assertThat(free(List.of(SHANGHAI), LATER, List.of(slot)))
                .doesNotContain(slot)
                .contains(slot.plus(rules.slot()));
    }

    @Test
    void keepTheirLocalTimesOverAChangeOfClocks() {
        // clocks go forward in New York on 8 March 2026
        List<LocalTime> before = times(Instant.parse("2026-03-07T14:00:00Z"));
        List<LocalTime> after = times(Instant.parse("2026-03-09T13:00:00Z"));

        assertThat(before).isEqualTo(after).startsWith(LocalTime.of(9, 0)).hasSize(22);
    }

    /** Local times of all slots of the day that begins then. */
    private List<LocalTime> times(Instant nineOClock) {
        return FreeSlots.of(
                        rules,
                        hours(List.of(NEW_YORK)),
                        nineOClock.plus(Duration.ofHours(12)),
                        nineOClock.minus(Duration.ofHours(2)),
                        List.of())
                .starts()
                .stream()
                .map(start -> start.atZone(NEW_YORK).toLocalTime())
                .toList();
    }

    private List<Instant> free(List<ZoneId> zones, Instant freshUntil, List<Instant> full) {
        return FreeSlots.of(rules, hours(zones), freshUntil, NOW, full).starts();
    }

    private FreeSlots.Hours hours(List<ZoneId> zones) {
        Callee callee = new Callee(zones, null, List.of());
        return (from, until) -> policy.feasibleTime().earliest(from, callee, until);
    }
}
