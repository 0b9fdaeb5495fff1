package io.huifang.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the conditions of a document, in its order. A condition looks only at what stands before
 * it, so following conditions always ends.
 */
final class Branches {
    private static final String MEMBER = "showIf";
    private static final List<String> TESTS = List.of("is", "atMost", "atLeast");

    private final Map<String, Question> before = new LinkedHashMap<>();

    /** From here on, conditions may look at this question. */
    void add(Question question) {
        before.put(question.id(), question);
    }

    /** The object's condition; empty when it has none or a wrong one, which is noted. */
    Optional<Condition> of(Shape owner) {
        JsonNode node = owner.value(MEMBER);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        List<String> members = new ArrayList<>();
        node.fieldNames().forEachRemaining(members::add);
        boolean formed =
                node.isObject()
                        && members.size() == 2
                        && members.contains("question")
                        && TESTS.stream().anyMatch(members::contains);
        Optional<Condition> condition = formed ? condition(node) : Optional.empty();
        if (condition.isEmpty()) {
            owner.wrong(
                    MEMBER,
                    "not-a-condition",
                    "must name an earlier question and one of is, atMost, atLeast that it can"
                            + " answer");
        }
        return condition;
    }

    private Optional<Condition> condition(JsonNode node) {
        Question question = before.get(node.path("question").asText());
        if (question == null || question.isFreeText()) {
            return Optional.empty();
        }
        if (node.has("is")) {
            return value(node.get("is"))
                    .filter(value -> couldBe(question, value))
                    .map(value -> new Condition.Is(question.id(), value));
        }
        JsonNode limit = node.has("atMost") ? node.get("atMost") : node.get("atLeast");
        if (!limit.isInt() || !question.accepts(limit.intValue())) {
            return Optional.empty();
        }
        return Optional.of(
                node.has("atMost")
                        ? new Condition.AtMost(question.id(), limit.intValue())
                        : new Condition.AtLeast(question.id(), limit.intValue()));
    }

    private static boolean couldBe(Question question, Object value) {
        return question.accepts(value) || question.accepts(List.of(value));
    }

    private static Optional<Object> value(JsonNode node) {
        if (node.isInt()) {
            return Optional.of(node.intValue());
        }
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        return Optional.ofNullable(node.textValue());
    }

    /** The codes of a list of choices; what is wrong with it is noted. */
    static Optional<Set<String>> options(Shape owner) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (Shape option : owner.items("options", 2, 30)) {
            option.only(Set.of("code", "say"));
            option.words("say", 200);
            option.code("code")
                    .ifPresent(
                            code -> {
                                if (codes.put(code, code) != null) {
                                    option.wrong("code", "repeated", "stands here twice");
                                }
                            });
        }
        return codes.isEmpty() ? Optional.empty() : Optional.of(codes.keySet());
    }
}
