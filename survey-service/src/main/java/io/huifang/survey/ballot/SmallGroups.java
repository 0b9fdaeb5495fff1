package io.huifang.survey.ballot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hides counts of so few people that they could be known by them. */
final class SmallGroups {
    private SmallGroups() {}

    /**
     * The counts that may be shown. Where one alone would be hidden, the next smallest is, too: it
     * would follow from the sum.
     *
     * @param counts people by answer
     * @param smallest counts below it are hidden
     * @return without those that are hidden; empty when they all are
     */
    static Map<String, Long> shown(Map<String, Long> counts, int smallest) {
        List<Map.Entry<String, Long>> rising = new ArrayList<>(counts.entrySet());
        rising.sort(
                Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey()));
        long hidden = rising.stream().filter(one -> one.getValue() < smallest).count();
        Map<String, Long> shown = new TreeMap<>(Comparator.naturalOrder());
        rising.stream()
                .skip(hidden == 1 ? 2 : hidden)
                .forEach(one -> shown.put(one.getKey(), one.getValue()));
        return shown;
    }
}
