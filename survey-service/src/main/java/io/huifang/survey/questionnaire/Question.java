package io.huifang.survey.questionnaire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One question. It knows which answers it takes; nothing is coerced. */
public sealed interface Question {
    /** Unique within its questionnaire; the name of its answer. */
    String id();

    /** Whether this is an answer to it. */
    boolean accepts(Object answer);

    /** Whether its answers are a person's own words, which leave the database only sealed. */
    default boolean isFreeText() {
        return false;
    }

    /**
     * A rating.
     *
     * @param from lowest rating
     * @param to highest rating, inclusive
     */
    record Scale(String id, int from, int to) implements Question {
        public Scale {
            if (from >= to) {
                throw new IllegalArgumentException("scale of " + id + " is empty");
            }
        }

        @Override
        public boolean accepts(Object answer) {
            return answer instanceof Integer rating && rating >= from && rating <= to;
        }
    }

    /** Yes or no. */
    record YesNo(String id) implements Question {
        @Override
        public boolean accepts(Object answer) {
            return answer instanceof Boolean;
        }
    }

    /**
     * One of several.
     *
     * @param codes what may be chosen
     */
    record Choice(String id, Set<String> codes) implements Question {
        public Choice {
            codes = Set.copyOf(codes);
        }

        @Override
        public boolean accepts(Object answer) {
            return answer instanceof String code && codes.contains(code);
        }
    }

    /**
     * Any number of several, at least one.
     *
     * @param codes what may be chosen
     */
    record Several(String id, Set<String> codes) implements Question {
        public Several {
            codes = Set.copyOf(codes);
        }

        @Override
        public boolean accepts(Object answer) {
            return answer instanceof List<?> chosen
                    && !chosen.isEmpty()
                    && new HashSet<>(chosen).size() == chosen.size()
                    && codes.containsAll(chosen);
        }
    }

    /**
     * Own words.
     *
     * @param longest most characters
     */
    record FreeText(String id, int longest) implements Question {
        @Override
        public boolean accepts(Object answer) {
            return answer instanceof String text && !text.isBlank() && text.length() <= longest;
        }

        @Override
        public boolean isFreeText() {
            return true;
        }
    }
}
