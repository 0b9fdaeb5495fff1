package io.huifang.survey.invitation;

import io.huifang.survey.exchange.PlainText;
import io.huifang.survey.questionnaire.Question;
import io.huifang.survey.questionnaire.Questionnaire;
import io.huifang.survey.response.Answers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Answers as a form sent them: each a text, those left out empty.
 *
 * @param sent by question id
 */
public record FormAnswers(Map<String, String> sent) {
    /** Nothing was sent. */
    public static final FormAnswers NONE = new FormAnswers(Map.of());

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}");

    public FormAnswers {
        sent = Map.copyOf(sent);
    }

    /** Without what the customer said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "FormAnswers[…]";
    }

    /** Of a field that came more than once the first counts. */
    public static FormAnswers of(Map<String, List<String>> form) {
        Map<String, String> sent = new TreeMap<>();
        form.forEach(
                (id, values) -> {
                    String first = values.isEmpty() ? "" : values.get(0);
                    if (!first.isBlank()) {
                        sent.put(id, first.replace("\r\n", "\n"));
                    }
                });
        return new FormAnswers(sent);
    }

    /** Nothing was answered. */
    public boolean isEmpty() {
        return sent.isEmpty();
    }

    /**
     * The answers; empty when one of them is none of that question, or of no question.
     *
     * @param ownWords whether questions for own words are asked, too
     */
    public Optional<Answers> read(Questionnaire questionnaire, boolean ownWords) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Map.Entry<String, String> one : sent.entrySet()) {
            Optional<Question> question =
                    questionnaire.question(one.getKey()).filter(it -> ownWords || !it.isFreeText());
            Object answer = question.map(it -> value(it, one.getValue())).orElse(null);
            if (answer == null || !question.get().accepts(answer)) {
                return Optional.empty();
            }
            given.put(one.getKey(), answer);
        }
        return Optional.of(Answers.of(questionnaire, given));
    }

    private static Object value(Question question, String text) {
        if (question instanceof Question.Scale) {
            return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
        }
        if (question instanceof Question.YesNo) {
            boolean either = text.equals("true") || text.equals("false");
            return either ? Boolean.valueOf(text) : null;
        }
        return PlainText.is(text) ? text : null;
    }
}
