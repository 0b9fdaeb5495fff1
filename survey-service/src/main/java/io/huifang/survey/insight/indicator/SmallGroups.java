package io.huifang.survey.insight.indicator;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which numbers of a row must be hidden, so that nobody is known by them. */
final class SmallGroups {
    private SmallGroups() {}

    /**
     * Those of fewer people than the smallest group, and as many of the next larger ones as it
     * takes until the hidden ones together are that many: from the sum, which may be known, no
     * smaller group follows than all of them.
     *
     * @param people how many are behind each number; 0 tells of nobody
     * @param hidden what is hidden already
     * @return the places of what is hidden, in order; with those that were
     */
    static Set<Integer> hidden(List<Long> people, Set<Integer> hidden, int smallest) {
        Set<Integer> all = new TreeSet<>(hidden);
        long together = hidden.stream().mapToLong(people::get).sum();
        List<Integer> rising =
                IntStream.range(0, people.size())
                        .boxed()
                        .filter(place -> people.get(place) > 0 && !hidden.contains(place))
                        .sorted(Comparator.comparing(people::get))
                        .toList();
        for (int place : rising) {
            boolean small = people.get(place) < smallest;
            if (!small && (all.isEmpty() || together >= smallest)) {
                break;
            }
            all.add(place);
            together += people.get(place);
        }
        return all;
    }
}
