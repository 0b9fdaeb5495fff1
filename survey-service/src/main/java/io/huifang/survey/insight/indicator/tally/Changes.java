package io.huifang.survey.insight.indicator.tally;

import io.huifang.survey.insight.indicator.Catalogue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** What a new fact takes away from the sums and adds to them. What stays as it is costs nothing. */
public final class Changes {
    private final Map<Observation, Integer> seen = new HashMap<>();

    /** What was counted before. */
    public void less(Iterable<Observation> before) {
        before.forEach(one -> add(one, -1));
    }

    /** What is to be counted from now on. */
    public void more(Iterable<Observation> after) {
        after.forEach(one -> add(one, 1));
    }

    private void add(Observation one, int sign) {
        seen.merge(one, sign, (a, b) -> a + b == 0 ? null : a + b);
    }

    /**
     * The changes by the keys of points.
     *
     * @param since windows of before are not changed any more
     * @throws IllegalArgumentException when something has no window, or no indicator
     */
    public Map<String, Tally> byPoint(ZoneId zone, Instant since) {
        Map<String, Tally> changes = new HashMap<>();
        seen.forEach(
                (one, times) -> {
                    if (!one.at().isBefore(since)) {
                        check(one);
                        changes.computeIfAbsent(Point.of(one, zone).key(), key -> new Tally())
                                .add(one.amounts(), times);
                    }
                });
        return changes;
    }

    /** Here, where a fact can still be left aside by itself. */
    private static void check(Observation one) {
        one.amounts().keySet().forEach(measure -> Catalogue.named(Tally.indicator(measure)));
    }
}
