package io.huifang.local.command;

import io.huifang.local.letter.DeadLetters;
import io.huifang.local.letter.Place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked of {@code dead-letters}.
 *
 * @param verb {@code list}, {@code show} or {@code redrive}
 * @param topics the letters' topics that are meant, at least one
 * @param letter the one that is meant; empty for all
 * @param open whether those are left out whose records are back
 * @param given the words behind {@code --reason}, {@code --limit}, {@code --bootstrap}, {@code
 *     --properties}
 */
record DeadLetterOptions(
        String verb,
        List<String> topics,
        Optional<Place> letter,
        boolean open,
        Map<String, String> given) {
    private static final Set<String> WITH_A_WORD =
            Set.of("--reason", "--limit", "--bootstrap", "--properties");
    private static final String ALL = "--all";
    private static final String OPEN = "--open";
    private static final int DEFAULT_LIMIT = 50;
    private static final String USAGE =
            """
            dead-letters needs one of
              list [TOPIC] [--open] [--reason TEXT] [--limit N]
              show TOPIC PARTITION OFFSET
              redrive TOPIC PARTITION OFFSET
              redrive TOPIC --all [--reason TEXT]
            and --help tells more.""";

    /**
     * @throws UsageFailure when the words make no sense
     */
    static DeadLetterOptions parse(List<String> words) {
        List<String> plain = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (WITH_A_WORD.contains(word)) {
                i++;
                given.put(word, wordBehind(word, words, i));
            } else if (word.equals(ALL) || word.equals(OPEN)) {
                flags.add(word);
            } else if (word.startsWith("--")) {
                throw new UsageFailure("dead-letters does not know " + word + ".");
            } else {
                plain.add(word);
            }
        }
        return of(plain, flags, Map.copyOf(given));
    }

    private static DeadLetterOptions of(
            List<String> plain, Set<String> flags, Map<String, String> given) {
        String verb = plain.isEmpty() ? "" : plain.get(0);
        List<String> place = plain.isEmpty() ? plain : plain.subList(1, plain.size());
        boolean all = flags.contains(ALL);
        boolean open = flags.contains(OPEN);
        boolean selects = open || given.containsKey("--reason");
        boolean sensible =
                switch (verb) {
                    case "list" -> place.size() <= 1 && !all;
                    case "show" -> place.size() == 3 && !all && !selects;
                    case "redrive" ->
                            all ? place.size() == 1 && !open : place.size() == 3 && !selects;
                    default -> false;
                };
        if (!sensible || given.containsKey("--limit") && !verb.equals("list")) {
            throw new UsageFailure(USAGE);
        }
        requireLimit(given.get("--limit"));
        return new DeadLetterOptions(verb, topics(place), letter(place), open, given);
    }

    /** What a letter's reason has to contain; empty for anything. */
    String reason() {
        return given.getOrDefault("--reason", "");
    }

    /** How many letters are shown at most. */
    int limit() {
        return Integer.parseInt(given.getOrDefault("--limit", "" + DEFAULT_LIMIT));
    }

    Optional<String> bootstrap() {
        return Optional.ofNullable(given.get("--bootstrap"));
    }

    Optional<String> properties() {
        return Optional.ofNullable(given.get("--properties"));
    }

    private static List<String> topics(List<String> place) {
        if (place.isEmpty()) return DeadLetters.topics();
        return List.of(
                DeadLetters.topic(place.get(0))
                        .orElseThrow(
                                () ->
                                        new UsageFailure(
                                                "No dead letters lie on %s, but on %s."
                                                        .formatted(
                                                                Printable.text(place.get(0)),
                                                                String.join(
                                                                        ", ",
                                                                        DeadLetters.topics())))));
    }

    private static Optional<Place> letter(List<String> place) {
        if (place.size() < 3) return Optional.empty();
        return Optional.of(
                new Place(
                        topics(place).get(0),
                        Math.toIntExact(number(place.get(1), "PARTITION", Integer.MAX_VALUE)),
                        number(place.get(2), "OFFSET", Long.MAX_VALUE)));
    }

    private static void requireLimit(String limit) {
        if (limit != null && number(limit, "--limit", Integer.MAX_VALUE) < 1) {
            throw new UsageFailure("--limit needs a number from 1.");
        }
    }

    private static long number(String word, String name, long most) {
        try {
            long number = Long.parseLong(word);
            if (number >= 0 && number <= most) return number;
        } catch (NumberFormatException other) {
            throw new UsageFailure(name + " needs a number, not " + Printable.text(word) + ".");
        }
        throw new UsageFailure(name + " cannot be " + word + ".");
    }

    private static String wordBehind(String option, List<String> words, int at) {
        if (at >= words.size()) {
            throw new UsageFailure(option + " needs a word behind it.");
        }
        return words.get(at);
    }
}
