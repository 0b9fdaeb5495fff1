package io.huifang.survey.insight.indicator.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.huifang.survey.insight.indicator.Dimension;
import io.huifang.survey.insight.indicator.Grain;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

@Tag("R89")
class ChangesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant AT = Instant.parse("2026-03-01T17:30:00Z");

    private final Changes changes = new Changes();

    @Test
    void areOfOnePointForTheHourAndTheDay() {
        changes.more(List.of(seen(AT, "events"), seen(AT.plusSeconds(60), "opened")));

        Map<String, Tally> byPoint = changes.byPoint(ZONE, Instant.EPOCH);

        assertThat(byPoint).hasSize(1);
        Point point = Point.of(byPoint.keySet().iterator().next());
        assertThat(point.window(Grain.HOUR))
                .isEqualTo(new Window(Grain.HOUR, Instant.parse("2026-03-01T17:00:00Z")));
        assertThat(point.window(Grain.DAY))
                .isEqualTo(new Window(Grain.DAY, Instant.parse("2026-03-01T16:00:00Z")));
        assertThat(Combination.of(point.of()).values())
                .isEqualTo(Map.of(Dimension.REASON, "odd|=& 名", Dimension.REGION, "CN"));
        assertThat(byPoint.get(point.key()).amounts()).containsOnlyKeys("events", "opened");
    }

    @Test
    void ofAnHourThatLiesInTwoDaysAreOfTwoPoints() {
        ZoneId india = ZoneId.of("Asia/Kolkata");
        Instant midnight = Instant.parse("2026-03-01T18:30:00Z");
        changes.more(List.of(seen(midnight.minusSeconds(1), "events"), seen(midnight, "events")));

        assertThat(changes.byPoint(india, Instant.EPOCH).keySet().stream().map(Point::of))
                .extracting(Point::hour, Point::day)
                .containsExactlyInAnyOrder(
                        tuple(
                                Instant.parse("2026-03-01T18:00:00Z"),
                                Instant.parse("2026-02-28T18:30:00Z")),
                        tuple(Instant.parse("2026-03-01T18:00:00Z"), midnight));
    }

    @Test
    void thatCancelOutChangeNothing() {
        changes.less(List.of(seen(AT, "events")));
        changes.more(List.of(seen(AT, "events")));

        assertThat(changes.byPoint(ZONE, Instant.EPOCH)).isEmpty();
    }

    @Test
    void leaveWindowsOfBeforeAsTheyAre() {
        changes.more(List.of(seen(AT, "events")));

        assertThat(changes.byPoint(ZONE, AT)).hasSize(1);
        assertThat(changes.byPoint(ZONE, AT.plusMillis(1))).isEmpty();
    }

    @Test
    @Tag("P6")
    void thatNobodyCouldTellAreRefusedBeforeTheyAreGathered() {
        changes.more(List.of(seen(AT, "luck")));
        Changes late = new Changes();
        late.more(List.of(seen(Instant.parse("9999-01-01T00:00:00Z"), "events")));

        assertThatThrownBy(() -> changes.byPoint(ZONE, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> late.byPoint(ZONE, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Observation seen(Instant at, String measure) {
        return new Observation(
                at, Observation.of("odd|=& 名", "CN", null, null), Map.of(measure, Amount.ONE));
    }
}
