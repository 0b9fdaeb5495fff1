package io.huifang.survey.invitation;

import io.huifang.survey.exchange.PlainText;
import io.huifang.survey.masking.SensitiveNumbers;
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
 * Answers as a form sent them: each some texts, most often one; what was left out is missing.
 *
 * @param sent by question id
 */
public record FormAnswers(Map<String, List<String>> sent) {
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

    /** As a form comes. */
    public static FormAnswers of(Map<String, List<String>> form) {
        Map<String, List<String>> sent = new TreeMap<>();
        form.forEach(
                (id, values) -> {
                    List<String> given =
                            values.stream()
                                    .filter(value -> !value.isBlank())
                                    .map(value -> value.replace("\r\n", "\n"))
                                    .toList();
                    if (!given.isEmpty()) {
                        sent.put(id, given);
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
        for (Map.Entry<String, List<String>> one : sent.entrySet()) {
            Optional<Question> question =
                    questionnaire.question(one.getKey()).filter(it -> ownWords || !it.isFreeText());
            Optional<Object> answer = question.flatMap(it -> answer(it, one.getValue()));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            given.put(one.getKey(), answer.get());
        }
        // the page asks all questions, those with a condition, too, and knows it only now
        given.keySet().removeAll(notDue(questionnaire, given));
        return !given.isEmpty() && Answers.faults(questionnaire, given).isEmpty()
                ? Optional.of(Answers.of(questionnaire, given))
                : Optional.empty();
    }

    private static List<String> notDue(Questionnaire questionnaire, Map<String, Object> given) {
        return given.keySet().stream().filter(id -> !questionnaire.asks(id, given)).toList();
    }

    /** One value where the question takes one, all of them where it takes several. */
    private static Optional<Object> answer(Question question, List<String> texts) {
        Optional<Object> one =
                texts.size() == 1
                        ? Optional.ofNullable(value(question, texts.get(0)))
                        : Optional.empty();
        return one.filter(question::accepts)
                .or(() -> Optional.<Object>of(texts).filter(question::accepts));
    }

    private static Object value(Question question, String text) {
        if (question instanceof Question.Scale) {
            return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
        }
        if (question instanceof Question.YesNo) {
            boolean either = text.equals("true") || text.equals("false");
            return either ? Boolean.valueOf(text) : null;
        }
        if (!PlainText.is(text)) {
            return null;
        }
        return question.isFreeText() ? SensitiveNumbers.mask(text) : text;
    }
}
