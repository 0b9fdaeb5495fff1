package io.huifang.scheduler.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When one call leads to another.
 *
 * @param most follow-ups one case may have before another one needs a person who asks for it
 * @param brokenPromise reason of the task that follows a promise nobody kept; null for none
 * @param promiseGrace how long after a promise's date the event that keeps it may still be on its
 *     way
 * @param lowAnswers what is low, by questionnaire; of several that hold the first one counts
 */
public record FollowUps(
        int most,
        String brokenPromise,
        Duration promiseGrace,
        Map<String, List<LowAnswer>> lowAnswers) {

    /** Of a document that says nothing about it. */
    public static final FollowUps UNSTATED = new FollowUps(3, null, Duration.ofHours(1), Map.of());

    public FollowUps {
        lowAnswers = Map.copyOf(lowAnswers);
    }

    /**
     * The first answer that is low; empty when none is, or nothing is stated of the questionnaire.
     * Who was called about a rating is not called about the rating of that call, too: after a
     * follow-up only a plain yes or no counts.
     *
     * @param answers numbers, flags and codes by question
     * @param followUp whether it is a follow-up that they are about
     */
    public Optional<LowAnswer> lowOf(
            String questionnaire, Map<String, Object> answers, boolean followUp) {
        return lowAnswers.getOrDefault(questionnaire, List.of()).stream()
                .filter(rule -> !followUp || rule.low() instanceof Is)
                .filter(rule -> rule.holds(answers.get(rule.question())))
                .findFirst();
    }

    /**
     * An answer after which we call again.
     *
     * @param question id of the question
     * @param low which answers are low
     * @param reason reason of the task that follows
     */
    public record LowAnswer(String question, Low low, String reason) {
        boolean holds(Object answer) {
            return answer != null && low.holds(answer);
        }

        /** The rule in plain English, such as {@code csat is at most 2}. */
        public String inWords() {
            return question + " is " + low.inWords();
        }
    }

    /** Which answers are low. */
    public sealed interface Low {
        boolean holds(Object answer);

        /** In plain English; the end of a sentence. */
        String inWords();
    }

    /**
     * A rating.
     *
     * @param highest the best one that is low
     */
    public record AtMost(int highest) implements Low {
        @Override
        public boolean holds(Object answer) {
            return answer instanceof Number rating && rating.doubleValue() <= highest;
        }

        @Override
        public String inWords() {
            return "at most " + highest;
        }
    }

    /**
     * An answer of yes or no.
     *
     * @param value the one that is low
     */
    public record Is(boolean value) implements Low {
        @Override
        public boolean holds(Object answer) {
            return answer instanceof Boolean said && said == value;
        }

        @Override
        public String inWords() {
            return value ? "yes" : "no";
        }
    }
}
