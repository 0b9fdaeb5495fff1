package io.huifang.proof;

import io.huifang.simulation.world.Scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * What the user typed.
 *
 * @param scenario which world
 * @param keep whether the stack stays up for people to look at
 */
record ProofTyped(Scenario scenario, boolean keep) {
    private static final int MOST_DAYS = 100;
    private static final int MOST_EVENTS = 10_000_000;

    /**
     * @param now the world ends then
     * @throws IllegalArgumentException with words for the user
     */
    static ProofTyped of(List<String> words, Instant now) {
        int days = 90;
        int events = 1_000_000;
        int seed = 1;
        boolean keep = false;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--days" -> days = number(word, rest, MOST_DAYS);
                case "--events" -> events = number(word, rest, MOST_EVENTS);
                case "--seed" -> seed = number(word, rest, Integer.MAX_VALUE);
                case "--keep" -> keep = true;
                default -> throw new IllegalArgumentException("Unknown: " + word);
            }
        }
        Instant start = now.minus(Duration.ofDays(days));
        return new ProofTyped(new Scenario(seed, start, days, events, true), keep);
    }

    private static int number(String word, Iterator<String> rest, int most) {
        String value = rest.hasNext() ? rest.next() : "";
        if (value.matches("[1-9][0-9]{0,9}") && Long.parseLong(value) <= most) {
            return Integer.parseInt(value);
        }
        throw new IllegalArgumentException(word + " takes a number from 1 to " + most + ".");
    }
}
