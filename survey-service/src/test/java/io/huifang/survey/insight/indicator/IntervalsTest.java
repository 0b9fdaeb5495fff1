package io.huifang.survey.insight.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.huifang.survey.insight.measure.Interval;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

@Tag("R89")
class IntervalsTest {

    /** Values as tables of Wilson's interval have them. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.000000, 0.277533",
        "1, 10, 0.017876, 0.404150",
        "5, 10, 0.236593, 0.763407",
        "10, 10, 0.722467, 1.000000",
        "81, 263, 0.255289, 0.366210"
    })
    void ofASharePassesThroughKnownValues(long counted, long n, double low, double high) {
        Interval interval = Intervals.ofShare(counted, n);

        assertThat(interval.low()).isCloseTo(low, within(0.00001));
        assertThat(interval.high()).isCloseTo(high, within(0.00001));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 12.706",
        "2, 4.303",
        "3, 3.182",
        "5, 2.571",
        "10, 2.228",
        "30, 2.042",
        "1000, 1.962"
    })
    void studentsFactorIsThatOfTheTables(long degrees, double factor) {
        assertThat(Intervals.t(degrees)).isCloseTo(factor, within(0.004));
    }

    @Test
    void ofAMeanIsAroundItAndNeedsTwo() {
        // 4, 5, 6, 7, 8: mean 6, variance 2.5, t 2.776
        Interval interval = Intervals.ofMean(30, 190, 5);

        assertThat(interval.low()).isCloseTo(4.0367, within(0.001));
        assertThat(interval.high()).isCloseTo(7.9633, within(0.001));
        assertThat(Intervals.ofMean(5, 25, 1)).isNull();
        assertThat(Intervals.ofMean(0, 0, 0)).isNull();
    }

    @Test
    void coversTheTruthInAboutNinetyFiveOfAHundred() {
        Random random = new Random(7);
        int covered = 0;
        for (int look = 0; look < 2000; look++) {
            long counted = random.ints(60).filter(it -> Math.floorMod(it, 10) < 3).count();
            Interval interval = Intervals.ofShare(counted, 60);
            if (interval.covers(0.3)) {
                covered++;
            }
        }

        assertThat(covered / 2000.0).isBetween(0.93, 0.975);
    }

    @Test
    void ofAPercentileLiesAtStepsAroundIt() {
        SortedMap<Long, Long> steps = new TreeMap<>();
        for (long step = 1; step <= 100; step++) {
            steps.put(step, 1L);
        }

        Interval interval = Intervals.ofPercentile(steps, 0.5);

        assertThat(interval.low()).isEqualTo(40);
        assertThat(interval.high()).isEqualTo(61);
        assertThat(Intervals.ofPercentile(new TreeMap<>(), 0.5)).isNull();
        assertThat(Intervals.ofPercentile(steps, 0.99)).isNull();
    }
}
