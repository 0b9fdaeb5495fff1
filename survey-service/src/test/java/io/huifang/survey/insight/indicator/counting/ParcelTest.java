package io.huifang.survey.insight.indicator.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.survey.insight.indicator.Grain;
import io.huifang.survey.insight.indicator.tally.Amount;
import io.huifang.survey.insight.indicator.tally.Point;
import io.huifang.survey.insight.indicator.tally.Tally;
import io.huifang.survey.insight.indicator.tally.Window;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

@Tag("R89")
class ParcelTest {
    private static final Instant DAY = Instant.parse("2026-03-01T16:00:00Z");
    private static final Instant NOON = DAY.plus(Duration.ofHours(12));

    private final Parcels parcels = new Parcels();

    @Test
    void isRefusedBeforeItIsKeptWhenAnotherReleaseMadeIt() {
        byte[] parcel = new Parcel(new Window(Grain.HOUR, NOON), Map.of()).bytes();
        Parcel.require(parcel);

        parcel[0]++;

        assertThatThrownBy(() -> Parcel.require(parcel)).isInstanceOf(SerializationException.class);
    }

    @Test
    void survivesBeingWrittenDown() {
        Tally change =
                Tally.of(
                        Map.of(
                                "events", Amount.ONE,
                                "root-cause=x名", new Amount(-3, 2, Long.MAX_VALUE),
                                "punctuality", new Amount(Long.MIN_VALUE, -1, 128)));
        Parcel parcel =
                new Parcel(new Window(Grain.HOUR, NOON), Map.of("", change, "REASON=a", change));

        Parcel read = Parcel.of(parcel.bytes());

        assertThat(read.window()).isEqualTo(parcel.window());
        assertThat(read.changes()).containsOnlyKeys("", "REASON=a");
        assertThat(read.changes().get("").amounts()).isEqualTo(change.amounts());
    }

    @Test
    void ofADayHoldsWhatItsHoursAddUpTo() {
        parcels.add(new Point(NOON, DAY, "REASON=a"), one());
        parcels.add(new Point(NOON.plusSeconds(3600), DAY, "REASON=a"), one());
        parcels.add(new Point(NOON, DAY, "REASON=b"), one());

        assertThat(counted())
                .isEqualTo(
                        Map.of(
                                "DAY|2026-03-01T16:00:00Z REASON=a", 2L,
                                "DAY|2026-03-01T16:00:00Z REASON=b", 1L,
                                "HOUR|2026-03-02T04:00:00Z REASON=a", 1L,
                                "HOUR|2026-03-02T04:00:00Z REASON=b", 1L,
                                "HOUR|2026-03-02T05:00:00Z REASON=a", 1L));
    }

    @Test
    void holdsNothingThatCameToNothing() {
        parcels.add(new Point(NOON, DAY, "REASON=a"), one());
        parcels.add(
                new Point(NOON.plusSeconds(3600), DAY, "REASON=a"),
                new Tally().add(one().amounts(), -1));

        assertThat(counted().keySet())
                .containsExactly(
                        "HOUR|2026-03-02T04:00:00Z REASON=a", "HOUR|2026-03-02T05:00:00Z REASON=a");
    }

    @Test
    @Tag("P17")
    void growsNoLargerThanARecordMayBe() {
        IntStream.range(0, 2100)
                .forEach(i -> parcels.add(new Point(NOON, DAY, "REASON=reason-" + i), one()));

        List<Parcel> all = new ArrayList<>();
        parcels.forEach(all::add);

        assertThat(all).hasSize(2 * 11).allMatch(it -> it.changes().size() <= 200);
        assertThat(counted()).hasSize(2 * 2100);
    }

    @Test
    void ofAnotherReleaseIsRefused() {
        byte[] another = new CompactWriter().number(TallySerde.VERSION - 1).bytes();

        assertThatThrownBy(() -> Parcel.of(another))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("another release");
    }

    @Test
    void partitionsTakeTurnsAndEachHasOneInAPeriod() {
        List<Turns> twelve = IntStream.range(0, 12).mapToObj(Turns::new).toList();

        for (int period = 0; period < 3; period++) {
            int turns = 0;
            for (int moment = 0; moment < 12; moment++) {
                long now = twelve.stream().filter(Turns::isNext).count();
                assertThat(now).isEqualTo(1);
                turns += (int) now;
            }
            assertThat(turns).isEqualTo(12);
        }
        assertThat(Turns.every(Duration.ofSeconds(12))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Turns.every(Duration.ofMillis(1))).isPositive();
    }

    private Map<String, Long> counted() {
        Map<String, Long> counted = new TreeMap<>();
        parcels.forEach(
                parcel ->
                        parcel.changes()
                                .forEach(
                                        (of, change) ->
                                                counted.put(
                                                        parcel.window().text() + " " + of,
                                                        change.of("events").numerator())));
        return counted;
    }

    private static Tally one() {
        return Tally.of(Map.of("events", Amount.ONE));
    }
}
