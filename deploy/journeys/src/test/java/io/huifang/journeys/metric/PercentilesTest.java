package io.huifang.journeys.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class PercentilesTest {
    private static final List<Double> HUNDRED =
            IntStream.rangeClosed(1, 100).mapToObj(it -> (double) (101 - it)).toList();

    @Test
    void tellsTheHalfAndNearlyAll() {
        assertThat(Percentiles.of(HUNDRED, 0.5)).isEqualTo(50);
        assertThat(Percentiles.of(HUNDRED, 0.99)).isEqualTo(99);
        assertThat(Percentiles.of(HUNDRED, 1)).isEqualTo(100);
        assertThat(Percentiles.of(HUNDRED, 0)).isEqualTo(1);
    }

    @Test
    void tellsTheOnlyOne() {
        assertThat(Percentiles.of(List.of(7.0), 0.99)).isEqualTo(7);
    }

    @Test
    void tellsNothingOfNothing() {
        assertThat(Percentiles.of(List.of(), 0.5)).isNaN();
    }
}
