package io.huifang.survey.drafting.page;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.drafting.DocumentKind;
import io.huifang.survey.library.Article;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a document will look, in every language; of an unfinished one as far as it goes.
 *
 * @param kind of the document, as it stands in addresses
 */
public record Preview(String kind, List<Language> languages) {
    private static final Map<String, String> PARTS =
            Map.of("questions", "ask", "guidance", "do", "documents", "say", "security", "say");

    /**
     * In one language.
     *
     * @param tag BCP 47
     * @param agent all lines, as the agent has them before him
     * @param customer those that the customer hears or sees
     */
    public record Language(String tag, String title, List<Line> agent, List<Line> customer) {}

    /**
     * One step, question or paragraph.
     *
     * @param mark what is done with it: say, ask, do, text, or a question's kind
     * @param id its name in the document; empty for none
     * @param options what can be chosen
     * @param must whether it is a key step
     * @param condition when it is shown; empty for always
     */
    public record Line(
            String mark,
            String id,
            String text,
            List<String> options,
            boolean must,
            String condition) {}

    static Preview of(DocumentKind kind, JsonNode content) {
        return new Preview(
                kind.path(),
                Article.LANGUAGES.stream().map(tag -> language(kind, content, tag)).toList());
    }

    private static Language language(DocumentKind kind, JsonNode content, String tag) {
        List<Line> lines =
                switch (kind) {
                    case QUESTIONNAIRE -> questions(content, tag);
                    case SCRIPT -> steps(content, tag);
                    case ARTICLE -> paragraphs(content, tag);
                };
        boolean shown = kind != DocumentKind.ARTICLE || isForCustomers(content);
        return new Language(
                tag,
                words(content, "title", tag),
                lines,
                lines.stream().filter(line -> shown && !line.mark().equals("do")).toList());
    }

    private static boolean isForCustomers(JsonNode content) {
        return content.path("audience").asText().equals("customer");
    }

    private static List<Line> questions(JsonNode content, String tag) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode question : content.path("questions")) {
            lines.add(line(question.path("kind").asText("text"), question, "ask", tag));
        }
        return lines;
    }

    private static List<Line> steps(JsonNode content, String tag) {
        List<Line> lines = new ArrayList<>();
        for (String part :
                List.of(
                        "greeting",
                        "notice",
                        "questions",
                        "guidance",
                        "documents",
                        "security",
                        "safety",
                        "closing")) {
            if (PARTS.containsKey(part)) {
                content.path(part)
                        .forEach(item -> lines.add(line(PARTS.get(part), item, "say", tag)));
            } else if (content.has(part)) {
                lines.add(plain("say", part, words(content, part, tag)));
            }
        }
        return lines;
    }

    private static List<Line> paragraphs(JsonNode content, String tag) {
        return Stream.of(words(content, "body", tag).split("\n"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> plain("text", "", paragraph))
                .toList();
    }

    private static Line line(String mark, JsonNode node, String words, String tag) {
        List<String> options = new ArrayList<>();
        if (mark.equals("scale")) {
            int to = Math.min(node.path("to").asInt(), 100);
            for (int rating = node.path("from").asInt(); rating <= to; rating++) {
                options.add(String.valueOf(rating));
            }
        }
        node.path("options").forEach(option -> options.add(words(option, "say", tag)));
        return new Line(
                mark,
                node.path("id").asText(""),
                words(node, words, tag),
                options,
                node.path("must").asBoolean(),
                condition(node.path("showIf")));
    }

    private static Line plain(String mark, String id, String text) {
        return new Line(mark, id, text, List.of(), false, "");
    }

    private static String condition(JsonNode showIf) {
        String question = showIf.path("question").asText("");
        if (showIf.has("atMost")) {
            return question + " ≤ " + showIf.get("atMost").asText();
        }
        if (showIf.has("atLeast")) {
            return question + " ≥ " + showIf.get("atLeast").asText();
        }
        return showIf.has("is") ? question + " = " + showIf.get("is").asText() : "";
    }

    private static String words(JsonNode node, String member, String tag) {
        return node.path(member).path(tag).asText("");
    }
}
