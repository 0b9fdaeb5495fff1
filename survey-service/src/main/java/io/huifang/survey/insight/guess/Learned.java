package io.huifang.survey.insight.guess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What concluded attempts of one reason taught, as far as it is about one call: naive Bayes.
 *
 * <p>Of the root causes c the likeliest is the one with the largest
 *
 * <pre>  (N(c) + 1) / (N + K)  ×  ∏ over traits t of  (N(c, t = v) + V(t) q) / (N(c, t) + V(t))
 * </pre>
 *
 * where N counts attempts that named a root cause, N(c) those that named c, N(c, t) those of them
 * of which the trait is known and N(c, t = v) those in which it had the call's value; K is the
 * number of root causes, V(t) that of the trait's values and q the share of all attempts that have
 * the call's value. The probability is that product divided by the sum of all. C. D. Manning, P.
 * Raghavan, H. Schütze, "Introduction to Information Retrieval" (2008), section 13.2, equation
 * 13.3.
 *
 * <p>What is added is Laplace's smoothing, one for each root cause and one for each value (equation
 * 13.7): what was never seen together is unlikely and not impossible. The values' ones are spread
 * as the values are (the m-estimate with m = V(t); T. Mitchell, "Machine Learning" (1997), equation
 * 6.22): spread evenly, a rare value would speak for rare root causes, of which less is known. A
 * value that was never seen says nothing.
 *
 * <p>Traits are taken for independent, which they are not quite. The order is better than the
 * probabilities are (P. Domingos, M. Pazzani, "On the optimality of the simple Bayesian classifier
 * under zero-one loss", Machine Learning 29, 1997), so it is measured how often guesses are right.
 *
 * @param causes N(c) by root cause
 * @param traits of what is known of the call
 */
record Learned(Map<String, Long> causes, Map<Trait, Taught> traits) {
    private static final int MOST_GROUNDS = 3;

    Learned {
        causes = new TreeMap<>(causes); // of two alike the first by name
        traits = new TreeMap<>(traits);
    }

    /**
     * What a trait taught.
     *
     * @param value v, what the call has
     * @param values V(t)
     * @param named N(c, t) by root cause
     * @param hits N(c, t = v) by root cause
     */
    record Taught(String value, int values, Map<String, Long> named, Map<String, Long> hits) {
        private double likelihood(String cause) {
            double share = (double) n() / sum(named);
            return (hits.getOrDefault(cause, 0L) + values * share)
                    / (named.getOrDefault(cause, 0L) + values);
        }

        private boolean saysSomething() {
            return n() > 0;
        }

        private long n() {
            return sum(hits);
        }
    }

    /**
     * The likeliest root cause; empty while too little was learned.
     *
     * @param least attempts, below which nothing is guessed
     * @param smallest calls, below which something they have in common is not told
     */
    Optional<Guess> guess(int least, int smallest) {
        long lessons = lessons();
        if (lessons < least || causes.isEmpty()) return Optional.empty();
        Map<String, Double> weights = weights();
        String likeliest = largest(weights);
        double all = weights.values().stream().mapToDouble(it -> it).sum();
        return Optional.of(
                new Guess(
                        likeliest,
                        weights.get(likeliest) / all,
                        lessons,
                        largest(causes),
                        grounds(likeliest, smallest)));
    }

    private long lessons() {
        return sum(causes);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(it -> it).sum();
    }

    private Map<String, Double> weights() {
        double all = lessons() + causes.size();
        Map<String, Double> weights = new TreeMap<>();
        causes.forEach(
                (cause, n) -> {
                    double weight = (n + 1) / all;
                    for (Taught taught : traits.values()) {
                        if (taught.saysSomething()) weight *= taught.likelihood(cause);
                    }
                    weights.put(cause, weight);
                });
        return weights;
    }

    private static <N extends Comparable<N>> String largest(Map<String, N> numbers) {
        String largest = null;
        for (Map.Entry<String, N> one : numbers.entrySet()) {
            if (largest == null || one.getValue().compareTo(numbers.get(largest)) > 0) {
                largest = one.getKey();
            }
        }
        return largest;
    }

    /**
     * The reason, and those in which the root cause is more frequent than in all, most so first.
     */
    private List<Ground> grounds(String cause, int smallest) {
        Ground reason = new Ground(null, null, causes.get(cause), lessons());
        List<Ground> grounds = new ArrayList<>(List.of(reason));
        traits.entrySet().stream()
                .filter(it -> it.getValue().n() >= smallest)
                .map(it -> ground(it.getKey(), it.getValue(), cause))
                .filter(it -> it.share() > reason.share())
                .sorted(Comparator.comparing(Ground::share).reversed())
                .limit(MOST_GROUNDS)
                .forEach(grounds::add);
        return grounds;
    }

    private static Ground ground(Trait trait, Taught taught, String cause) {
        return new Ground(trait, taught.value(), taught.hits().getOrDefault(cause, 0L), taught.n());
    }
}
