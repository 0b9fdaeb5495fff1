package io.huifang.survey.insight.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How warm a number is. */
class HeatMapTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 9, 0", "1, 1000000, 1", "500, 1000, 3", "999, 1000, 6", "7, 7, 6"})
    void isNothingForNoneAndMostForTheMost(long count, long most, int heat) {
        assertThat(HeatMap.heat(count, most)).isEqualTo(heat);
    }
}
