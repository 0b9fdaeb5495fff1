package io.huifang.benchmarks;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * What the user typed.
 *
 * @param benchmark which one
 * @param rounds how often each contender is measured
 * @param quick true for a smoke run
 */
record Typed(String benchmark, int rounds, boolean quick) {
    private static final int ROUNDS = 5;
    private static final int MOST_ROUNDS = 99;

    /**
     * @throws IllegalArgumentException with words for the user
     */
    static Typed of(List<String> words, Collection<String> benchmarks) {
        if (words.isEmpty() || !benchmarks.contains(words.get(0))) {
            throw new IllegalArgumentException("Which benchmark?");
        }
        boolean quick = words.contains("--quick");
        int rounds = quick ? 1 : ROUNDS;
        for (Iterator<String> rest = words.listIterator(1); rest.hasNext(); ) {
            String word = rest.next();
            if (word.equals("--rounds")) {
                rounds = rounds(rest.hasNext() ? rest.next() : "");
            } else if (!word.equals("--quick")) {
                throw new IllegalArgumentException("Unknown: " + word);
            }
        }
        return new Typed(words.get(0), rounds, quick);
    }

    private static int rounds(String word) {
        if (!word.matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException(
                    "--rounds takes a number from 1 to " + MOST_ROUNDS + ".");
        }
        return Integer.parseInt(word);
    }
}
