package io.huifang.survey.insight.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.SortedMap;
import java.util.TreeMap;

@Tag("R89")
class ValueTest {

    @Test
    void isRoundedToTheSixthDecimalHalvesAwayFromZero() {
        assertThat(Value.of(Kind.SHARE, 2, 3)).hasToString("0.666667");
        assertThat(Value.of(Kind.MEAN, -1, 2_000_000)).hasToString("-0.000001");
        assertThat(Value.of(Kind.BALANCE, -1, 3)).hasToString("-33.333333");
        assertThat(Value.of(Kind.COUNT, 7, 1)).hasToString("7.000000");
    }

    @Test
    void isNoneWhereThereIsNothingToDivideBy() {
        assertThat(Value.of(Kind.SHARE, 0, 0)).isNull();
    }

    @Test
    void aPercentileIsTheLeastStepUpToWhichThePartLies() {
        SortedMap<Long, Long> steps = new TreeMap<>();
        steps.put(60L, 5L);
        steps.put(300L, 4L);
        steps.put(3600L, 1L);

        assertThat(Value.percentile(steps, 0.5).value()).hasToString("60.000000");
        assertThat(Value.percentile(steps, 0.9).value()).hasToString("300.000000");
        assertThat(Value.percentile(steps, 0.99).value()).hasToString("3600.000000");
        assertThat(Value.percentile(steps, 0.9).upTo()).isEqualTo(9);
        assertThat(Value.percentile(new TreeMap<>(), 0.5).value()).isNull();
    }

    @Test
    void aStepThatNothingIsLeftInIsNoPercentile() {
        SortedMap<Long, Long> steps = new TreeMap<>();
        steps.put(60L, 0L);
        steps.put(300L, 1L);

        assertThat(Value.percentile(steps, 0.5).value()).hasToString("300.000000");
    }
}
