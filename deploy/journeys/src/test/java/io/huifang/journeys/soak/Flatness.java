package io.huifang.journeys.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a quantity stays as it is once a run is under way: by how much it grows from the first
 * fifth of the time to the end, beside how much it goes up and down anyway. Of twelve stretches of
 * that time the medians are taken, and the line through them is the median of all lines between two
 * of them, so that a spike, a short saw-tooth or a fault here and there does not bend it.
 *
 * @param level what it is like: the median of the medians, or the bound's floor if that is more
 * @param growth of the line from the end of the first fifth to the end of the run, divided by the
 *     level; negative when it falls
 * @param noise how far half of the medians are from the line, or farther, divided by the level
 * @param verdict what that means
 */
public record Flatness(double level, double growth, double noise, Verdict verdict) {
    /** What is not steady yet: caches, compilers and first batches. */
    private static final double BEGINNING = 0.2;

    private static final int STRETCHES = 12;
    private static final int FEWEST_STRETCHES = 8;

    /** In less than that, what a process still gets used to looks like growth. */
    private static final double SHORTEST_SECONDS = 1_800;

    /** A line that rises by less than that many times the noise says nothing. */
    private static final double ABOVE_THE_NOISE = 4;

    /** What is said of a quantity. */
    public enum Verdict {
        /** It grows by no more than it may. */
        FLAT("flat"),
        /** It grows by more than it may, and by more than it goes up and down. */
        RISING("rising"),
        /** It seems to grow, but goes up and down so much that nobody can tell. */
        NOISE("too noisy to tell"),
        /** There is too little of it to tell. */
        TOO_SHORT("too short to tell");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * How much is allowed.
     *
     * @param growth over the steady part, as a share of the level
     * @param floor a level below which growth is compared with this instead, in the quantity's
     *     unit: twice of nearly nothing is nothing, too
     */
    public record Bound(double growth, double floor) {}

    public static Flatness of(Course course, Bound bound) {
        Course steady = course.after(BEGINNING);
        List<Course.Point> medians = medians(steady);
        if (steady.seconds() < SHORTEST_SECONDS || medians.size() < FEWEST_STRETCHES) {
            return new Flatness(0, 0, 0, Verdict.TOO_SHORT);
        }
        double slope = slope(medians);
        double level = Math.max(bound.floor(), median(values(medians)));
        double growth = slope * steady.seconds() / level;
        double noise = noise(medians, slope) / level;
        return new Flatness(level, growth, noise, verdict(growth, noise, bound));
    }

    /** Only what surely rises is held against a run. */
    public boolean isRising() {
        return verdict == Verdict.RISING;
    }

    private static Verdict verdict(double growth, double noise, Bound bound) {
        if (growth <= bound.growth()) return Verdict.FLAT;
        return growth > ABOVE_THE_NOISE * noise ? Verdict.RISING : Verdict.NOISE;
    }

    private static List<Course.Point> medians(Course steady) {
        List<Course.Point> medians = new ArrayList<>();
        if (steady.points().isEmpty()) return medians;
        double from = steady.points().get(0).seconds();
        double each = steady.seconds() / STRETCHES;
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            double begin = from + stretch * each;
            List<Double> values = steady.between(begin, begin + each);
            if (!values.isEmpty()) {
                medians.add(new Course.Point(begin + each / 2, median(values)));
            }
        }
        return medians;
    }

    private static double slope(List<Course.Point> points) {
        List<Double> slopes = new ArrayList<>();
        for (int one = 0; one < points.size(); one++) {
            for (int other = one + 1; other < points.size(); other++) {
                Course.Point from = points.get(one);
                Course.Point to = points.get(other);
                slopes.add((to.value() - from.value()) / (to.seconds() - from.seconds()));
            }
        }
        return median(slopes);
    }

    private static double noise(List<Course.Point> points, double slope) {
        List<Double> above = points.stream().map(it -> it.value() - slope * it.seconds()).toList();
        double middle = median(above);
        return median(above.stream().map(it -> Math.abs(it - middle)).toList());
    }

    private static List<Double> values(List<Course.Point> points) {
        return points.stream().map(Course.Point::value).toList();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
