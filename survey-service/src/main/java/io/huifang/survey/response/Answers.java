package io.huifang.survey.response;

import io.huifang.survey.questionnaire.Question;
import io.huifang.survey.questionnaire.Questionnaire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers to one questionnaire.
 *
 * @param choices numbers, flags and choice codes by question id
 * @param words free text by question id; leaves this service never and rests sealed
 */
public record Answers(Map<String, Object> choices, Map<String, String> words) {

    /** Without what the customer said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "Answers[…]";
    }

    /**
     * Parts given answers by the kind of their questions.
     *
     * @param given must all be answers to the questionnaire; see {@link #faults}
     */
    public static Answers of(Questionnaire questionnaire, Map<String, Object> given) {
        Map<String, Object> choices = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        for (Question question : questionnaire.questions()) { // the questionnaire's order
            Object answer = given.get(question.id());
            if (answer != null && question.isFreeText()) {
                words.put(question.id(), (String) answer);
            } else if (answer != null) {
                choices.put(question.id(), answer);
            }
        }
        return new Answers(choices, words);
    }

    /**
     * What is wrong with given answers.
     *
     * @param given by the client's own names: integers, booleans, texts, or anything else it sent
     */
    public static List<Fault> faults(Questionnaire questionnaire, Map<String, Object> given) {
        return given.entrySet().stream()
                .flatMap(entry -> fault(questionnaire, given, entry.getKey()).stream())
                .toList();
    }

    private static Optional<Fault> fault(
            Questionnaire asked, Map<String, Object> given, String id) {
        Optional<Question> question = asked.question(id);
        if (question.isEmpty()) {
            return Optional.of(new Fault(Optional.empty(), false));
        }
        boolean isAsked = asked.asks(id, given);
        return isAsked && question.get().accepts(given.get(id))
                ? Optional.empty()
                : Optional.of(new Fault(question.map(Question::id), isAsked));
    }

    /**
     * One answer that does not hold.
     *
     * @param question the question it does not fit; empty when there is no such question
     * @param asked whether the answers to earlier questions let it be asked at all
     */
    public record Fault(Optional<String> question, boolean asked) {}
}
