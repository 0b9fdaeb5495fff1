package io.huifang.survey.insight.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What holds of every measure of inequality, and of these two. */
@Tag("R65")
class SpreadTest {
    private static final double CLOSE = 1e-9;
    private static final int TIMES = 500;

    @Test
    void isThatOfTheFormulas() {
        Spread spread = Spread.of(List.of(1.0, 2.0, 3.0, 4.0));

        assertThat(spread.gini()).isCloseTo(0.25, within(CLOSE));
        assertThat(spread.variation()).isCloseTo(Math.sqrt(1.25) / 2.5, within(CLOSE));
    }

    @Test
    void isTheDoubleSumOfAllDifferences() {
        each(
                shares -> {
                    int n = shares.size();
                    double mean = mean(shares);
                    double sum = 0;
                    for (double one : shares) {
                        for (double other : shares) sum += Math.abs(one - other);
                    }
                    assertThat(Spread.of(shares).gini())
                            .isCloseTo(sum / (2 * n * n * mean), within(CLOSE));
                });
    }

    @Test
    void isNothingWhenAllHaveTheSame() {
        Spread spread = Spread.of(List.of(0.1, 0.1, 0.1));

        assertThat(spread.gini()).isCloseTo(0, within(CLOSE));
        assertThat(spread.variation()).isCloseTo(0, within(CLOSE));
    }

    @Test
    void isAsLargeAsCanBeWhenOneHasAll() {
        Spread spread = Spread.of(List.of(0.0, 0.0, 0.0, 8.0));

        assertThat(spread.gini()).isCloseTo(0.75, within(CLOSE));
        assertThat(spread.variation()).isCloseTo(Math.sqrt(3), within(CLOSE));
    }

    @Test
    void staysBetweenNothingAndThat() {
        each(
                shares -> {
                    int n = shares.size();
                    Spread spread = Spread.of(shares);
                    assertThat(spread.gini()).isBetween(0.0, 1 - 1.0 / n + CLOSE);
                    assertThat(spread.variation()).isBetween(0.0, Math.sqrt(n - 1) + CLOSE);
                });
    }

    @Test
    void dependsNeitherOnTheUnitNorOnWhoHasWhat() {
        each(
                shares -> {
                    List<Double> minutes =
                            new ArrayList<>(shares.stream().map(it -> it / 60).toList());
                    Collections.shuffle(minutes, new Random(3));
                    same(Spread.of(minutes), Spread.of(shares));
                });
    }

    @Test
    void isThatOfTwoSuchGroupsTogether() {
        each(
                shares ->
                        same(
                                Spread.of(Stream.concat(shares.stream(), shares.stream()).toList()),
                                Spread.of(shares)));
    }

    /** Who has less is given of who has more, and stays below him. */
    @Test
    void fallsWhenSomethingIsTakenOver() {
        each(
                shares -> {
                    List<Double> after = new ArrayList<>(shares.stream().sorted().toList());
                    int last = after.size() - 1;
                    double part = (after.get(last) - after.get(0)) / 3;
                    after.set(0, after.get(0) + part);
                    after.set(last, after.get(last) - part);
                    assertThat(Spread.of(after).gini()).isLessThan(Spread.of(shares).gini());
                    assertThat(Spread.of(after).variation())
                            .isLessThan(Spread.of(shares).variation());
                });
    }

    @Test
    void isNoneOfOneAloneAndOfNothing() {
        assertThat(Spread.of(List.of())).isEqualTo(Spread.NONE);
        assertThat(Spread.of(List.of(7.0))).isEqualTo(Spread.NONE);
        assertThat(Spread.of(List.of(0.0, 0.0))).isEqualTo(Spread.NONE);
    }

    @Test
    void refusesWhatNobodyCanHave() {
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Spread.of(List.of(1.0, wrong)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void same(Spread one, Spread other) {
        assertThat(one.gini()).isCloseTo(other.gini(), within(CLOSE));
        assertThat(one.variation()).isCloseTo(other.variation(), within(CLOSE));
    }

    private static double mean(List<Double> shares) {
        return shares.stream().mapToDouble(it -> it).average().orElseThrow();
    }

    private static void each(Consumer<List<Double>> holds) {
        Random random = new Random(11);
        for (int i = 0; i < TIMES; i++) {
            int n = 2 + random.nextInt(20);
            holds.accept(
                    IntStream.range(0, n)
                            .mapToObj(any -> Math.exp(3 * random.nextGaussian()))
                            .toList());
        }
    }
}
