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
     * The changes by cell.
     *
     * @param since windows of before are not changed any more
     */
    public Map<String, Tally> byCell(ZoneId zone, Instant since) {
        Map<String, Tally> changes = new HashMap<>();
        seen.forEach(
                (one, times) -> {
                    if (!one.at().isBefore(since)) {
                        families(one.amounts())
                                .forEach(
                                        (family, amounts) ->
                                                Cell.of(one, family, zone)
                                                        .forEach(
                                                                cell ->
                                                                        tally(changes, cell)
                                                                                .add(
                                                                                        amounts,
                                                                                        times)));
                    }
                });
        return changes;
    }

    private static Tally tally(Map<String, Tally> changes, Cell cell) {
        return changes.computeIfAbsent(cell.key(), key -> new Tally());
    }

    /** The amounts by the families of their indicators. */
    private static Map<String, Map<String, Amount>> families(Map<String, Amount> amounts) {
        Map<String, Map<String, Amount>> families = new HashMap<>();
        amounts.forEach(
                (measure, amount) -> {
                    String family = Catalogue.named(Tally.indicator(measure)).family();
                    families.computeIfAbsent(family, name -> new HashMap<>()).put(measure, amount);
                });
        return families;
    }
}
