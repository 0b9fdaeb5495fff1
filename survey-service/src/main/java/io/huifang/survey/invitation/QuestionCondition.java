package io.huifang.survey.invitation;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.customer.CustomerWords;

/** Says when a question is to be answered: a page without script shows all of them. */
final class QuestionCondition {
    private QuestionCondition() {}

    /**
     * Empty for a question that is always asked.
     *
     * @param questions all of the document
     */
    static String words(JsonNode question, JsonNode questions, CustomerWords words) {
        JsonNode condition = question.path("showIf");
        if (condition.isMissingNode()) {
            return "";
        }
        for (JsonNode other : questions) {
            if (other.path("id").equals(condition.path("question"))) {
                String ask = other.path("ask").path(words.tag()).asText();
                return " " + words.say("survey.only-if", ask, answer(condition, other, words));
            }
        }
        return "";
    }

    private static String answer(JsonNode condition, JsonNode other, CustomerWords words) {
        if (condition.has("atMost")) {
            return words.say("survey.at-most", condition.path("atMost").asText());
        }
        if (condition.has("atLeast")) {
            return words.say("survey.at-least", condition.path("atLeast").asText());
        }
        JsonNode is = condition.path("is");
        if (is.isBoolean()) {
            return words.say(is.booleanValue() ? "survey.yes" : "survey.no");
        }
        for (JsonNode option : other.path("options")) {
            if (option.path("code").equals(is)) {
                return option.path("say").path(words.tag()).asText(is.asText());
            }
        }
        return is.asText();
    }
}
