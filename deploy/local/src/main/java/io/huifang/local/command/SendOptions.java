package io.huifang.local.command;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked of {@code send}.
 *
 * @param type of the event, in short or in full; empty to be told which there are
 * @param given the words behind {@code --customer}, {@code --id}, {@code --time}, {@code --phone}
 * @param show whether to show the event instead of sending it
 */
record SendOptions(Optional<String> type, Map<String, String> given, boolean show) {
    private static final Set<String> WITH_A_WORD =
            Set.of("--customer", "--id", "--time", "--phone");
    private static final String SHOW = "--show";
    private static final String TIME = "--time";

    /**
     * @throws UsageFailure when there is a word that we do not know, or one is missing
     */
    static SendOptions parse(List<String> words) {
        Optional<String> type = Optional.empty();
        Map<String, String> given = new HashMap<>();
        boolean show = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals(SHOW)) {
                show = true;
            } else if (WITH_A_WORD.contains(word)) {
                i++;
                given.put(word, wordBehind(word, words, i));
            } else if (word.startsWith("-") || type.isPresent()) {
                throw new UsageFailure("send does not know " + word + ".");
            } else {
                type = Optional.of(word);
            }
        }
        requireTime(given.get(TIME));
        return new SendOptions(type, Map.copyOf(given), show);
    }

    Optional<String> customer() {
        return Optional.ofNullable(given.get("--customer"));
    }

    Optional<String> id() {
        return Optional.ofNullable(given.get("--id"));
    }

    /** RFC 3339 with an offset. */
    Optional<String> time() {
        return Optional.ofNullable(given.get(TIME));
    }

    /** A number, or a dash for no contact at all. */
    Optional<String> phone() {
        return Optional.ofNullable(given.get("--phone"));
    }

    private static String wordBehind(String option, List<String> words, int at) {
        if (at >= words.size()) {
            throw new UsageFailure(option + " needs a word behind it.");
        }
        return words.get(at);
    }

    private static void requireTime(String time) {
        try {
            if (time != null) {
                OffsetDateTime.parse(time);
            }
        } catch (DateTimeParseException other) {
            throw new UsageFailure("--time needs a time such as 2026-03-01T09:30:00+08:00.");
        }
    }
}
