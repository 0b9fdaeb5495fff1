package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.page.Wording;
import io.huifang.survey.questionnaire.Questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A question of the form.
 *
 * @param field its name
 * @param words as it is asked
 * @param several whether more than one option may be chosen
 * @param options to choose from; empty where the customer's own words are asked for
 * @param said own words typed so far; empty for none
 * @param longest most characters of own words; 0 where there are options
 */
public record CallQuestion(
        String field,
        String words,
        boolean several,
        List<Option> options,
        String said,
        int longest) {

    /** One of several answers. */
    public record Option(String value, String words, boolean chosen) {}

    /**
     * Those that are due, in their order.
     *
     * @param due ids
     */
    static List<CallQuestion> of(
            Questionnaire questionnaire, List<String> due, Wording wording, CallForm form) {
        List<CallQuestion> questions = new ArrayList<>();
        for (JsonNode node : CallScript.read(questionnaire.json().getValue()).path("questions")) {
            if (due.contains(node.path("id").asText())) {
                questions.add(of(node, wording, form));
            }
        }
        return questions;
    }

    private static CallQuestion of(JsonNode node, Wording wording, CallForm form) {
        String field = kind(node) + node.path("id").asText();
        String language = wording.language().tag();
        String said = form.said(field);
        List<String> chosen = List.of(said.split("\n"));
        return new CallQuestion(
                field,
                node.path("ask").path(language).asText(),
                field.startsWith(CallForm.CODES),
                options(node, wording).stream()
                        .map(it -> new Option(it.value(), it.words(), chosen.contains(it.value())))
                        .toList(),
                said,
                node.path("longest").asInt());
    }

    private static String kind(JsonNode node) {
        return switch (node.path("kind").asText()) {
            case "scale" -> CallForm.NUMBER;
            case "yes-no" -> CallForm.FLAG;
            case "choice" -> CallForm.CODE;
            case "several" -> CallForm.CODES;
            default -> CallForm.WORDS;
        };
    }

    private static List<Option> options(JsonNode node, Wording wording) {
        return switch (node.path("kind").asText()) {
            case "scale" ->
                    IntStream.rangeClosed(node.path("from").asInt(), node.path("to").asInt())
                            .mapToObj(Integer::toString)
                            .map(it -> new Option(it, it, false))
                            .toList();
            case "yes-no" ->
                    List.of(
                            new Option("true", wording.say("yes"), false),
                            new Option("false", wording.say("no"), false));
            case "choice", "several" -> choices(node, wording.language().tag());
            default -> List.of();
        };
    }

    private static List<Option> choices(JsonNode node, String language) {
        List<Option> options = new ArrayList<>();
        for (JsonNode option : node.path("options")) {
            String code = option.path("code").asText();
            options.add(new Option(code, option.path("say").path(language).asText(code), false));
        }
        return options;
    }
}
