package io.huifang.survey.insight.theme;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.insight.theme.ShownWindows.Grain;
import io.huifang.survey.insight.theme.ShownWindows.Shown;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

@Tag("D14")
@Tag("R98")
class ShownWindowsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private static Map<LocalDate, Long> days(int... counts) {
        Map<LocalDate, Long> days = new TreeMap<>();
        IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .forEach(i -> days.put(MONDAY.plusDays(i), (long) counts[i]));
        return days;
    }

    @Test
    void showWhatIsOfMany() {
        assertThat(ShownWindows.of(days(9, 0, 7), Grain.DAY, 5))
                .containsExactly(
                        Map.entry(MONDAY, new Shown(9L)),
                        Map.entry(MONDAY.plusDays(2), new Shown(7L)));
        assertThat(ShownWindows.of(days(9, 0, 7), Grain.WEEK, 5))
                .containsExactly(Map.entry(MONDAY, new Shown(16L)));
    }

    /** Of 3 alone the week's sum would tell. */
    @Test
    void hideWithASmallDayTheNextLargerOne() {
        assertThat(ShownWindows.of(days(3, 20, 8, 9), Grain.DAY, 5))
                .containsExactly(
                        Map.entry(MONDAY, Shown.HIDDEN),
                        Map.entry(MONDAY.plusDays(1), new Shown(20L)),
                        Map.entry(MONDAY.plusDays(2), Shown.HIDDEN),
                        Map.entry(MONDAY.plusDays(3), new Shown(9L)));
    }

    @Test
    void endWithTheLastWeekThatIsOver() {
        LocalDate sunday = MONDAY.minusDays(1);

        assertThat(ShownWindows.lastOver(MONDAY)).isEqualTo(sunday);
        assertThat(ShownWindows.lastOver(MONDAY.plusDays(6))).isEqualTo(sunday);
        assertThat(ShownWindows.lastOver(MONDAY.plusDays(7))).isEqualTo(MONDAY.plusDays(6));
    }

    @Test
    void hideAWeekOfFew() {
        assertThat(ShownWindows.of(days(1, 2, 1), Grain.WEEK, 5))
                .containsExactly(Map.entry(MONDAY, Shown.HIDDEN));
    }

    /** Whatever is asked for, what is left of a week beside its days that are shown is no few. */
    @Test
    void neverTellOfFewByADifference() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2000; i++) {
            Map<LocalDate, Long> days = days(random.ints(7, 0, 12).toArray());
            SortedMap<LocalDate, Shown> daily = ShownWindows.of(days, Grain.DAY, 5);
            SortedMap<LocalDate, Shown> weekly = ShownWindows.of(days, Grain.WEEK, 5);
            if (weekly.isEmpty() || weekly.get(MONDAY).isHidden()) {
                assertThat(daily.values()).allMatch(Shown::isHidden);
                continue;
            }
            long shown =
                    daily.values().stream().filter(it -> !it.isHidden()).mapToLong(Shown::n).sum();
            long left = weekly.get(MONDAY).n() - shown;
            assertThat(left == 0 || left >= 5).as(days.toString()).isTrue();
            assertThat(daily.values()).allMatch(it -> it.isHidden() || it.n() >= 5);
        }
    }
}
