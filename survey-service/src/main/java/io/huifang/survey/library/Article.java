package io.huifang.survey.library;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.exchange.Violation;
import io.huifang.survey.questionnaire.Shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one version of an article says.
 *
 * @param kind one of {@link #KINDS}
 * @param audience {@code customer} for what customers may read as well, {@code agent} for the rest
 * @param tags codes of what it is about
 * @param reasons of calls it helps with
 * @param texts by language
 * @param retired whether it is found no more
 */
public record Article(
        String kind,
        String audience,
        List<String> tags,
        List<String> reasons,
        Map<String, Text> texts,
        boolean retired) {

    /** What an article does: in the order in which it is suggested. */
    static final List<String> KINDS =
            List.of("playbook", "documents", "safety", "how-to", "question");

    /** Who may read it. */
    static final List<String> AUDIENCES = List.of("agent", "customer");

    /** Every article is written in all of them. */
    public static final List<String> LANGUAGES = List.of("zh-CN", "en");

    private static final Set<String> MEMBERS =
            Set.of("kind", "audience", "tags", "reasons", "title", "body", "alsoCalled", "retired");

    /**
     * In one language.
     *
     * @param alsoCalled other words people look for it by; empty for none
     */
    public record Text(String title, String body, String alsoCalled) {}

    /** Everything that is wrong with a document that is to become one, at its JSON pointer. */
    public static List<Violation> faults(JsonNode content) {
        Shape document = Shape.of(content);
        document.only(MEMBERS);
        oneOf(document, "kind", KINDS);
        oneOf(document, "audience", AUDIENCES);
        document.codes("tags", 1, 20);
        document.codes("reasons", 0, 60);
        document.words("title", 150);
        document.words("body", 8000);
        if (content.has("alsoCalled")) {
            document.words("alsoCalled", 500);
        }
        if (content.has("retired") && !content.get("retired").isBoolean()) {
            document.wrong("retired", "not-a-flag", "must be true or false");
        }
        return document.faults();
    }

    /**
     * @throws IllegalArgumentException when it is none; says where
     */
    public static Article read(JsonNode content) {
        for (Violation fault : faults(content)) {
            throw new IllegalArgumentException(fault.pointer() + ": " + fault.detail());
        }
        Map<String, Text> texts = new LinkedHashMap<>();
        LANGUAGES.forEach(
                language ->
                        texts.put(
                                language,
                                new Text(
                                        content.path("title").path(language).asText(),
                                        content.path("body").path(language).asText(),
                                        content.path("alsoCalled").path(language).asText(""))));
        return new Article(
                content.path("kind").asText(),
                content.path("audience").asText(),
                texts(content.path("tags")),
                texts(content.path("reasons")),
                texts,
                content.path("retired").asBoolean());
    }

    private static void oneOf(Shape document, String name, List<String> known) {
        if (!known.contains(document.value(name).asText())) {
            document.wrong(name, "unknown", "is none of " + known);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.textValue()));
        return texts;
    }
}
