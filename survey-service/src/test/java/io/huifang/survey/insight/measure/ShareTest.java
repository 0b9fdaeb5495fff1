package io.huifang.survey.insight.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

@Tag("R95")
@Tag("D15")
class ShareTest {
    private static final double CLOSE = 5e-5;

    /** The example of Newcombe's paper: 56 of 70 and 48 of 80, by the hybrid score method. */
    @Test
    void hasTheIntervalOfThePaper() {
        Difference difference = new Difference(new Share(56, 70), new Share(48, 80));

        assertThat(difference.value()).isCloseTo(0.2, within(CLOSE));
        assertThat(difference.interval().low()).isCloseTo(0.0524, within(CLOSE));
        assertThat(difference.interval().high()).isCloseTo(0.3339, within(CLOSE));
    }

    @Test
    void keepsItsIntervalInsideEvenWithFewPeople() {
        Difference difference = new Difference(new Share(10, 10), new Share(0, 10));

        assertThat(difference.interval().low()).isCloseTo(0.6075, within(CLOSE));
        assertThat(difference.interval().high()).isCloseTo(1, within(CLOSE));
        assertThat(new Share(0, 10).interval().low()).isZero();
        assertThat(new Difference(new Share(0, 0), new Share(1, 2)).interval())
                .isEqualTo(new Interval(-1, 1));
    }

    @Test
    void coversTheTruthNineteenTimesInTwenty() {
        Random random = new Random(7);
        int covered = 0;
        for (int i = 0; i < 2000; i++) {
            Difference difference = new Difference(drawn(random, 60, 0.3), drawn(random, 400, 0.2));
            if (difference.interval().covers(0.1)) covered++;
        }

        assertThat(covered).isBetween(1860, 1940);
    }

    @Test
    void saysHowLikelyADifferenceIsByChance() {
        // z = 2.6414 by hand: pooled 104 of 150
        assertThat(new Difference(new Share(56, 70), new Share(48, 80)).chance())
                .isCloseTo(0.00814, within(1e-4));
        assertThat(new Difference(new Share(5, 10), new Share(50, 100)).chance()).isEqualTo(1);
        assertThat(new Difference(new Share(0, 10), new Share(0, 100)).chance()).isEqualTo(1);
        assertThat(new Difference(new Share(0, 0), new Share(1, 100)).chance()).isEqualTo(1);
    }

    @Test
    void correctsForManyTests() {
        assertThat(ManyTests.corrected(List.of(0.01, 0.04, 0.03, 0.005)))
                .usingComparatorForType(
                        (a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(0.03, 0.06, 0.06, 0.02);
        assertThat(ManyTests.corrected(List.of(0.9, 0.8))).containsExactly(1.0, 1.0);
        assertThat(ManyTests.corrected(List.of())).isEmpty();
    }

    @Test
    void isNoShareOfLessThanItself() {
        assertThatThrownBy(() -> new Share(3, 2)).hasMessage("3 of 2 is no share");
    }

    private static Share drawn(Random random, int n, double chance) {
        return new Share(random.doubles(n).filter(it -> it < chance).count(), n);
    }
}
