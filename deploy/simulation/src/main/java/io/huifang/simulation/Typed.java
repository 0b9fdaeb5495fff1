package io.huifang.simulation;

import io.huifang.simulation.world.Scenario;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * What the user typed.
 *
 * @param scenario which world
 * @param bootstrap the broker
 * @param pseudonymKey the survey side's key file
 */
record Typed(Scenario scenario, String bootstrap, Path pseudonymKey) {
    private static final int MOST_DAYS = 1000;
    private static final int MOST_EVENTS = 100_000_000;

    /**
     * @param now the world ends then, unless a start is typed
     * @throws IllegalArgumentException with words for the user
     */
    static Typed of(List<String> words, Instant now) {
        int days = 90;
        int events = 1_000_000;
        int seed = 1;
        Instant start = null;
        boolean waved = true;
        String bootstrap = null;
        String key = null;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--days" -> days = number(word, rest, MOST_DAYS);
                case "--events" -> events = number(word, rest, MOST_EVENTS);
                case "--seed" -> seed = number(word, rest, Integer.MAX_VALUE);
                case "--start" -> start = instant(word, rest);
                case "--quiet" -> waved = false;
                case "--bootstrap" -> bootstrap = value(word, rest);
                case "--pseudonym-key" -> key = value(word, rest);
                default -> throw new IllegalArgumentException("Unknown: " + word);
            }
        }
        if (bootstrap == null || key == null) {
            throw new IllegalArgumentException("--bootstrap and --pseudonym-key are needed.");
        }
        Instant from = start == null ? now.minus(Duration.ofDays(days)) : start;
        return new Typed(new Scenario(seed, from, days, events, waved), bootstrap, Path.of(key));
    }

    private static String value(String word, Iterator<String> rest) {
        if (!rest.hasNext()) throw new IllegalArgumentException(word + " needs a value.");
        return rest.next();
    }

    private static int number(String word, Iterator<String> rest, int most) {
        String value = value(word, rest);
        if (value.matches("[1-9][0-9]{0,9}") && Long.parseLong(value) <= most) {
            return Integer.parseInt(value);
        }
        throw new IllegalArgumentException(word + " takes a number from 1 to " + most + ".");
    }

    private static Instant instant(String word, Iterator<String> rest) {
        try {
            return Instant.parse(value(word, rest));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(word + " takes an instant in UTC.");
        }
    }
}
