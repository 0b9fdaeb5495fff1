package io.huifang.survey.insight.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R70")
class RarityTest {

    /** The negative binomial distribution, added up term by term. */
    @Test
    void isTheTailOfTheNegativeBinomialDistribution() {
        for (int count : new int[] {1, 5, 40, 120}) {
            for (int before : new int[] {0, 10, 100}) {
                for (int times : new int[] {1, 4}) {
                    assertThat(Rarity.of(count, before, times, 1))
                            .isCloseTo(summed(count, before + 0.5, times), within(1e-10));
                }
            }
        }
    }

    @Test
    void isExactWhereItIsTiny() {
        double rare = Rarity.of(200, 40, 4, 1);

        assertThat(rare).isBetween(1e-110, 1e-90);
        assertThat(rare).isCloseTo(tinySum(200, 40.5, 4), Percentage.withPercentage(1e-6));
    }

    @Test
    void isNothingSpecialToSeeWhatWasSeenBefore() {
        assertThat(Rarity.of(50, 200, 4, 1)).isBetween(0.4, 0.6);
        assertThat(Rarity.of(0, 200, 4, 1)).isEqualTo(1);
    }

    @Test
    void growsWithHowMuchCountsVary() {
        double calm = Rarity.of(90, 200, 4, 1);

        assertThat(Rarity.of(90, 200, 4, 2)).isGreaterThan(calm * 50);
    }

    @Test
    void hasTheNormalTailOfTheTables() {
        assertThat(Normal.tail(0)).isCloseTo(0.5, within(1e-15));
        assertThat(Normal.tail(1.959963984540054)).isCloseTo(0.025, within(1e-14));
        assertThat(Normal.tail(3)).isCloseTo(1.349898031630095e-3, within(1e-15));
        assertThat(Normal.tail(6)).isCloseTo(9.865876450377018e-10, within(1e-22));
        assertThat(Normal.tail(2.9999999)).isCloseTo(Normal.tail(3), within(1e-8));
    }

    private static double summed(int count, double shape, int times) {
        double below = 0;
        for (int k = 0; k < count; k++) below += chanceOf(k, shape, times);
        return 1 - below;
    }

    private static double tinySum(int count, double shape, int times) {
        double above = 0;
        for (int k = count; k < count + 2000; k++) above += chanceOf(k, shape, times);
        return above;
    }

    private static double chanceOf(int k, double shape, int times) {
        double now = 1.0 / (times + 1);
        return Math.exp(
                Beta.logGamma(k + shape)
                        - Beta.logGamma(shape)
                        - Beta.logGamma(k + 1)
                        + k * Math.log(now)
                        + shape * Math.log1p(-now));
    }
}
