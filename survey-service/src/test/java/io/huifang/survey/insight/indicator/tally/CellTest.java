package io.huifang.survey.insight.indicator.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.insight.indicator.Dimension;
import io.huifang.survey.insight.indicator.Grain;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Map;

@Tag("R89")
class CellTest {
    private static final Instant AT = Instant.parse("2026-03-01T17:00:00Z");
    private static final Combination ODD =
            new Combination(Map.of(Dimension.REASON, "odd|=&% 名", Dimension.REGION, "CN"));
    private static final Combination ALL_TOGETHER = new Combination(Map.of());

    @ParameterizedTest
    @EnumSource
    void itsKeyTellsAllOfIt(Grain grain) {
        Cell narrow = new Cell(new Window(grain, AT), ODD);
        Cell wide = new Cell(new Window(grain, AT), ALL_TOGETHER);

        assertThat(Cell.of(narrow.key())).isEqualTo(narrow);
        assertThat(Cell.of(wide.key())).isEqualTo(wide);
    }

    @ParameterizedTest
    @EnumSource
    void keysOfEarlierWindowsLieTogether(Grain grain) {
        String before = new Cell(new Window(grain, AT.minusSeconds(1)), ODD).key();
        String at = new Cell(new Window(grain, AT), ALL_TOGETHER).key();

        assertThat(before).isBetween(Window.textsFrom(grain), Window.textsUntil(grain, AT));
        assertThat(at).isGreaterThan(Window.textsUntil(grain, AT));
    }

    @Test
    void partsAreAllTogetherEachAndIfSoManyAreKeptEachTwo() {
        Combination all = new Combination(Observation.of("a", "CN", "zh", "north"));

        assertThat(all.parts(Grain.DAY.mostDimensions()))
                .hasSize(1 + 4 + 6)
                .doesNotHaveDuplicates()
                .contains(
                        ALL_TOGETHER,
                        new Combination(
                                Map.of(Dimension.REASON, "a", Dimension.AGENT_GROUP, "north")));
        assertThat(all.parts(Grain.HOUR.mostDimensions()))
                .hasSize(1 + 4)
                .contains(ALL_TOGETHER, new Combination(Map.of(Dimension.LANGUAGE, "zh")));
    }

    @Test
    void whatIsNotKnownIsInNoPart() {
        Combination one = new Combination(Observation.of("a", null, null, null));

        assertThat(one.parts(2))
                .containsExactly(ALL_TOGETHER, new Combination(Map.of(Dimension.REASON, "a")));
    }
}
