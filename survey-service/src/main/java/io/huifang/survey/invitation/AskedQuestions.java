package io.huifang.survey.invitation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.customer.CustomerWords;
import io.huifang.survey.questionnaire.Questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A questionnaire as a customer's page asks it. */
public final class AskedQuestions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AskedQuestions() {}

    /**
     * One question.
     *
     * @param id also the name of its answer
     * @param ask its words, and when it is to be answered unless that is always
     * @param scale whether the choices are numbers in a row
     * @param several whether more than one may be chosen
     * @param choices empty for own words
     * @param longest most characters of own words; 0 for a choice
     * @param words what was typed before; empty for a choice
     */
    public record Asked(
            String id,
            String ask,
            boolean scale,
            boolean several,
            List<Choice> choices,
            int longest,
            String words) {
        public Asked {
            choices = List.copyOf(choices);
        }
    }

    /**
     * One answer to choose.
     *
     * @param value as it is sent
     * @param says its words
     * @param chosen whether it was chosen before
     */
    public record Choice(String value, String says, boolean chosen) {}

    /**
     * @param before what was sent before, by question id
     * @param ownWords whether questions for own words are asked, too
     */
    public static List<Asked> of(
            Questionnaire questionnaire,
            CustomerWords words,
            Map<String, List<String>> before,
            boolean ownWords) {
        List<Asked> asked = new ArrayList<>();
        JsonNode questions = document(questionnaire).path("questions");
        for (JsonNode question : questions) {
            boolean free = question.path("kind").asText().equals("free-text");
            if (ownWords || !free) {
                String when = QuestionCondition.words(question, questions, words);
                asked.add(asked(question, when, words, before));
            }
        }
        return asked;
    }

    private static Asked asked(
            JsonNode question, String when, CustomerWords words, Map<String, List<String>> before) {
        String id = question.path("id").asText();
        List<String> given = before.getOrDefault(id, List.of());
        String kind = question.path("kind").asText();
        return new Asked(
                id,
                question.path("ask").path(words.tag()).asText() + when,
                kind.equals("scale"),
                kind.equals("several"),
                choices(question, kind, words).stream()
                        .map(it -> new Choice(it.value(), it.says(), given.contains(it.value())))
                        .toList(),
                question.path("longest").asInt(),
                kind.equals("free-text") ? String.join("", given) : "");
    }

    private static List<Choice> choices(JsonNode question, String kind, CustomerWords words) {
        return switch (kind) {
            case "scale" ->
                    IntStream.rangeClosed(
                                    question.path("from").asInt(), question.path("to").asInt())
                            .mapToObj(Integer::toString)
                            .map(rating -> new Choice(rating, rating, false))
                            .toList();
            case "yes-no" ->
                    List.of(
                            new Choice("true", words.say("survey.yes"), false),
                            new Choice("false", words.say("survey.no"), false));
            case "choice", "several" -> options(question, words);
            default -> List.of();
        };
    }

    private static List<Choice> options(JsonNode question, CustomerWords words) {
        List<Choice> options = new ArrayList<>();
        for (JsonNode option : question.path("options")) {
            String code = option.path("code").asText();
            options.add(new Choice(code, option.path("say").path(words.tag()).asText(code), false));
        }
        return options;
    }

    private static JsonNode document(Questionnaire questionnaire) {
        try {
            return JSON.readTree(questionnaire.json().getValue());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "questionnaire " + questionnaire.id() + " is unreadable", impossible);
        }
    }
}
