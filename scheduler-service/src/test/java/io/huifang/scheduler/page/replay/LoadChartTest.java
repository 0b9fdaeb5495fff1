package io.huifang.scheduler.page.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.page.replay.LoadChart.Mark;
import io.huifang.scheduler.replay.ReplayView.Hour;
import io.huifang.scheduler.replay.ReplayView.Load;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

class LoadChartTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Eight in the morning there. */
    private static final Instant EIGHT = Instant.parse("2027-03-01T00:00:00Z");

    @Test
    void drawsAnAreaAndALineWithAStepForEachHour() {
        LoadChart chart = chart(series(hour(0, 4, 0), hour(3, 2, 10)));

        // four hours, the two in between without anything
        assertThat(chart.asItWas()).isEqualTo("M56 208V130H280V208H504V208H728V169H952V208H56Z");
        assertThat(chart.otherwise()).isEqualTo("M56 208V208H280V208H504V208H728V12H952");
        assertThat(chart.most()).isEqualTo(10);
        assertThat(chart.across())
                .extracting(Mark::words)
                .containsExactly("0", "2", "4", "6", "8", "10");
        assertThat(chart.along())
                .extracting(Mark::words)
                .containsExactly("03-01 08:00", "03-01 09:00", "03-01 10:00", "03-01 11:00");
    }

    @Test
    void marksMidnightsWhereThereAreManyHours() {
        LoadChart chart =
                chart(
                        LoadSeries.of(
                                IntStream.range(0, 7 * 24).mapToObj(it -> hour(it, 1, 1)).toList(),
                                SHANGHAI));

        assertThat(chart.along())
                .extracting(Mark::words)
                .containsExactly("03-02", "03-03", "03-04", "03-05", "03-06", "03-07", "03-08");
    }

    @Test
    void countsByTheDayOfTheZoneOverMoreThanAMonth() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        LoadSeries series =
                LoadSeries.of(List.of(hour(0, 1, 2), hour(22, 1, 2), hour(31 * 24, 5, 0)), berlin);

        assertThat(series.byDay()).isTrue();
        // the clocks went forward meanwhile
        assertThat(series.steps()).hasSize(32);
        assertThat(series.steps().get(0).asItWas().calls()).isEqualTo(2);
        assertThat(series.steps().get(0).otherwise().calls()).isEqualTo(4);
        assertThat(series.steps().get(31).hour()).isEqualTo("2027-03-31T22:00:00Z");
    }

    private static LoadChart chart(LoadSeries series) {
        return LoadChart.of("title", (title, one, other) -> title, series, Load::calls);
    }

    private static LoadSeries series(Hour... hours) {
        return LoadSeries.of(List.of(hours), SHANGHAI);
    }

    private static Hour hour(int after, long calls, long otherwise) {
        return new Hour(
                EIGHT.plus(Duration.ofHours(after)),
                new Load(calls, 0, 0),
                new Load(otherwise, 0, 0));
    }
}
