package io.huifang.survey.insight.measure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Who asks often enough is told something by chance: corrects for that. */
public final class ManyTests {
    private ManyTests() {}

    /**
     * S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
     * Statistics 6 (1979): keeps the chance of even one false finding below what is compared with,
     * however the tests depend on each other.
     *
     * @param chances of all tests that were made, from 0 to 1
     * @return the same corrected, in the same order
     */
    public static List<Double> corrected(List<Double> chances) {
        int[] rising =
                IntStream.range(0, chances.size())
                        .boxed()
                        .sorted(Comparator.comparing(chances::get))
                        .mapToInt(Integer::intValue)
                        .toArray();
        Double[] corrected = new Double[rising.length];
        double least = 0;
        for (int rank = 0; rank < rising.length; rank++) {
            double chance = chances.get(rising[rank]) * (rising.length - rank);
            least = Math.max(least, Math.min(1, chance));
            corrected[rising[rank]] = least;
        }
        return List.of(corrected);
    }
}
