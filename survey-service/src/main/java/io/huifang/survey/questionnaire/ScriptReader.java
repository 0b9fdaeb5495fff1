package io.huifang.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.exchange.Violation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a script into the steps of the call, in their order, and finds all that is wrong with it:
 * greeting, notice, questions, guidance, documents, security, safety, closing.
 */
final class ScriptReader {
    private static final Set<String> MEMBERS =
            Set.of(
                    "title",
                    "greeting",
                    "notice",
                    "questions",
                    "guidance",
                    "documents",
                    "security",
                    "safety",
                    "closing");
    private static final Set<String> ITEM = Set.of("id", "say", "must", "options", "showIf");
    private static final int LONGEST = 2000;

    private final List<Step> steps = new ArrayList<>();
    private final Branches branches = new Branches();
    private final Shape document;

    private ScriptReader(JsonNode content) {
        document = Shape.of(content);
        document.only(MEMBERS);
        document.words("title", 200);
        part("greeting");
        part("notice");
        items("questions", Step.Kind.ASK, true);
        items("guidance", Step.Kind.DO, true);
        items("documents", Step.Kind.SAY, false);
        items("security", Step.Kind.SAY, false);
        part("safety");
        part("closing");
    }

    static ScriptReader of(JsonNode content) {
        return new ScriptReader(content);
    }

    List<Violation> faults() {
        return document.faults();
    }

    List<Step> steps() {
        return steps;
    }

    private void part(String name) {
        document.words(name, LONGEST);
        add(
                document,
                new Step(
                        name,
                        Step.Kind.SAY,
                        text(document.value(name)),
                        Set.of(),
                        false,
                        Optional.empty()));
    }

    private void items(String name, Step.Kind kind, boolean required) {
        if (!required && document.value(name).isMissingNode()) {
            return;
        }
        List<Shape> items = document.items(name, required ? 1 : 0, 40);
        for (int i = 0; i < items.size(); i++) {
            read(items.get(i), kind, name + '-' + (i + 1));
        }
    }

    private void read(Shape item, Step.Kind kind, String standIn) {
        item.only(ITEM);
        item.words("say", LONGEST);
        boolean named = !item.value("id").isMissingNode();
        JsonNode must = item.value("must");
        if (!must.isMissingNode() && !must.isBoolean()) {
            item.wrong("must", "not-a-flag", "must be true or false");
        }
        if (must.asBoolean() && !named) {
            item.wrong("id", "missing", "a key step needs an id");
        }
        Optional<String> id = named ? item.code("id") : Optional.of(standIn);
        Set<String> codes =
                item.value("options").isMissingNode()
                        ? Set.of()
                        : Branches.options(item).orElse(Set.of());
        Optional<Condition> showIf = branches.of(item);
        Map<String, String> text = text(item.value("say"));
        id.ifPresent(
                given -> add(item, new Step(given, kind, text, codes, must.asBoolean(), showIf)));
    }

    private void add(Shape where, Step step) {
        if (steps.stream().anyMatch(known -> known.id().equals(step.id()))) {
            where.wrong("id", "repeated", "is another step's, too");
            return;
        }
        steps.add(step);
        branches.add(
                step.codes().isEmpty()
                        ? new Question.YesNo(step.id())
                        : new Question.Choice(step.id(), step.codes()));
    }

    private static Map<String, String> text(JsonNode words) {
        Map<String, String> text = new LinkedHashMap<>();
        Wording.LANGUAGES.forEach(language -> text.put(language, words.path(language).asText("")));
        return text;
    }
}
