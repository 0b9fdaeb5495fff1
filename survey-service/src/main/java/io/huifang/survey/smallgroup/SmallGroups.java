package io.huifang.survey.smallgroup;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which numbers must be hidden, so that nobody is known by them. */
public final class SmallGroups {
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
    public static Set<Integer> hidden(List<Long> people, Set<Integer> hidden, int smallest) {
        Set<Integer> all = new TreeSet<>(hidden);
        long together = hidden.stream().mapToLong(people::get).sum();
        List<Integer> rising =
                IntStream.range(0, people.size())
                        .boxed()
                        .filter(place -> people.get(place) > 0 && !hidden.contains(place))
                        .sorted(Comparator.comparing(people::get))
                        .toList();
        for (int place : rising) {
            if (!isSmall(people.get(place), smallest) && (all.isEmpty() || together >= smallest)) {
                break;
            }
            all.add(place);
            together += people.get(place);
        }
        return all;
    }

    /**
     * The counts that may be shown.
     *
     * @param counts people by answer
     * @return without those that are hidden; empty when they all are
     */
    public static Map<String, Long> shown(Map<String, Long> counts, int smallest) {
        List<String> answers = counts.keySet().stream().sorted().toList();
        Set<Integer> hidden =
                hidden(answers.stream().map(counts::get).toList(), Set.of(), smallest);
        Map<String, Long> shown = new TreeMap<>();
        for (int place = 0; place < answers.size(); place++) {
            if (!hidden.contains(place)) {
                shown.put(answers.get(place), counts.get(answers.get(place)));
            }
        }
        return shown;
    }

    /** Whether they are fewer people than may be shown. */
    public static boolean isSmall(long people, int smallest) {
        return people < smallest;
    }
}
