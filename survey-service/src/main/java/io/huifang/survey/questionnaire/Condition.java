package io.huifang.survey.questionnaire;

import java.util.List;

/** When something further on is shown: by what was answered before. */
public sealed interface Condition {
    /** Id of the question it looks at; that one stands earlier in the document. */
    String question();

    /** Whether it holds for that answer; null, which is no answer, never does. */
    boolean holds(Object answer);

    /**
     * This very answer; among several choices one of them.
     *
     * @param value a number, a flag or a choice code
     */
    record Is(String question, Object value) implements Condition {
        @Override
        public boolean holds(Object answer) {
            return value.equals(answer)
                    || answer instanceof List<?> several && several.contains(value);
        }
    }

    /** A rating of at most this. */
    record AtMost(String question, int most) implements Condition {
        @Override
        public boolean holds(Object answer) {
            return answer instanceof Integer rating && rating <= most;
        }
    }

    /** A rating of at least this. */
    record AtLeast(String question, int least) implements Condition {
        @Override
        public boolean holds(Object answer) {
            return answer instanceof Integer rating && rating >= least;
        }
    }
}
