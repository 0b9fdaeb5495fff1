package io.huifang.benchmarks.overload;

import java.util.List;

/**
 * A process's resident memory over a phase, in MiB.
 *
 * @param start at its beginning
 * @param most at the most
 * @param end at its end
 * @param growth its mean in the last quarter, divided by that in the quarter before
 */
record MemoryCourse(double start, double most, double end, double growth) {
    private static final int QUARTERS = 4;

    /**
     * @param looks at least four, at even distances
     */
    static MemoryCourse of(List<Double> looks) {
        int size = looks.size();
        if (size < QUARTERS) {
            throw new IllegalArgumentException("looked only " + size + " times");
        }
        List<Double> third = looks.subList(size / 2, size * 3 / QUARTERS);
        List<Double> last = looks.subList(size * 3 / QUARTERS, size);
        return new MemoryCourse(
                looks.get(0),
                looks.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                looks.get(size - 1),
                mean(last) / mean(third));
    }

    private static double mean(List<Double> looks) {
        return looks.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
