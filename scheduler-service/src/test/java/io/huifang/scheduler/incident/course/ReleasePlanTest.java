package io.huifang.scheduler.incident.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When callbacks are due once an incident has ended. */
@Tag("D8")
@Tag("R35")
class ReleasePlanTest {
    /** A Wednesday. */
    private static final Instant NOON = shanghai("12:00:00");

    private static final Instant FRESH_UNTIL = NOON.plus(Duration.ofDays(2));
    private static final Policy POLICY = DefaultPolicy.read();

    @Test
    void fillsOneMinuteAfterTheOther() {
        assertThat(places(5, 2, NOON, new ReleasePlan(Map.of())))
                .containsExactly(NOON, NOON, minute(1), minute(1), minute(2));
    }

    @Test
    void leavesRoomForWhatIsDueAlready() {
        ReleasePlan plan = new ReleasePlan(Map.of(NOON, 2, minute(1), 1));

        assertThat(places(2, 2, NOON.minusSeconds(1), plan)).containsExactly(minute(1), minute(2));
        assertThat(plan.placed()).isEqualTo(Map.of(minute(1), 1, minute(2), 1));
    }

    /** Whoever could not be called in the evening is called in the morning, but not all at once. */
    @Test
    @Tag("R27")
    void spreadsOverTheHoursInWhichPeopleMayBeCalled() {
        Instant evening = shanghai("19:59:00");

        List<Instant> places = places(63, 1, evening, new ReleasePlan(Map.of()));

        Instant morning = shanghai("09:00:00").plus(Duration.ofDays(1));
        assertThat(places.get(0)).isEqualTo(evening);
        assertThat(places.get(1)).isEqualTo(morning);
        assertThat(places.get(62)).isEqualTo(morning.plus(Duration.ofMinutes(61)));
        assertThat(places.stream().collect(Collectors.groupingBy(it -> it)).values())
                .allMatch(it -> it.size() == 1);
    }

    @Test
    @Tag("R24")
    void hasNoPlaceForWhatGrowsStaleBefore() {
        Function<Instant, Feasibility> tenMinutes =
                from -> POLICY.feasibleTime().earliest(from, callee(), minute(10));
        ReleasePlan plan = new ReleasePlan(Map.of());

        for (int i = 0; i < 10; i++) assertThat(plan.place(1, NOON, tenMinutes)).isPresent();
        assertThat(plan.place(1, NOON, tenMinutes)).isEmpty();
    }

    private static List<Instant> places(int calls, int quota, Instant from, ReleasePlan plan) {
        List<Instant> places = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            Optional<Instant> place =
                    plan.place(
                            quota,
                            from,
                            at -> POLICY.feasibleTime().earliest(at, callee(), FRESH_UNTIL));
            places.add(place.orElseThrow());
        }
        return places;
    }

    private static Callee callee() {
        return new Callee(List.of(ZoneId.of("Asia/Shanghai")), "CN", List.of());
    }

    private static Instant minute(int after) {
        return NOON.plus(Duration.ofMinutes(after));
    }

    private static Instant shanghai(String time) {
        return Instant.parse("2026-03-04T" + time + "Z").minus(Duration.ofHours(8));
    }
}
