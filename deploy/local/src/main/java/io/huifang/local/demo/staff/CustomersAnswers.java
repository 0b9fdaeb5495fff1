package io.huifang.local.demo.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.attempt.Disposition;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes up what customers answer to a questionnaire: better where their matter was solved. */
final class CustomersAnswers {
    private static final int ONE_COMMENT_IN = 3;
    private static final List<String> COMMENTS =
            List.of(
                    "Thank you for calling me back so soon.",
                    "The refund took too long, but the agent was patient.",
                    "The fee was never explained in the app.",
                    "回电很及时，谢谢。",
                    "退款等太久了，希望以后快一点。",
                    "手续费在应用里没有说清楚。");

    private final RandomGenerator random;

    CustomersAnswers(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Answers by question; empty when nothing is asked.
     *
     * @param questionnaire as the claim tells it; null or missing for none
     */
    Optional<ObjectNode> to(JsonNode questionnaire, Disposition end) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        for (JsonNode question : questionnaire.path("questions")) {
            // Whether it is asked at all depends on other answers.
            if (!question.has("showIf")) {
                answer(question, end, answers);
            }
        }
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers);
    }

    private void answer(JsonNode question, Disposition end, ObjectNode answers) {
        String id = question.path("id").asText();
        switch (question.path("kind").asText()) {
            case "scale" ->
                    answers.put(
                            id,
                            score(question.path("from").asInt(), question.path("to").asInt(), end));
            case "yes-no" -> answers.put(id, end == Disposition.REACHED_RESOLVED);
            case "free-text" -> comment(id, answers);
            default -> {
                // Others need no answer.
            }
        }
    }

    private void comment(String id, ObjectNode answers) {
        if (random.nextInt(ONE_COMMENT_IN) == 0) {
            answers.put(id, COMMENTS.get(random.nextInt(COMMENTS.size())));
        }
    }

    /** From the upper third when the matter is solved, else from the rest. */
    private int score(int from, int to, Disposition end) {
        int upper = (to - from + 2) / 3;
        return end == Disposition.REACHED_RESOLVED
                ? to - random.nextInt(upper)
                : from + random.nextInt(to - from + 1 - upper);
    }
}
