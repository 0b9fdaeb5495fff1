package io.huifang.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.exchange.Violation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the questions of a questionnaire, and finds all that is wrong with it. */
final class QuestionnaireReader {
    private static final Set<String> MEMBERS = Set.of("title", "questions");
    private static final Set<String> COMMON = Set.of("id", "kind", "ask", "showIf");
    private static final int LONGEST_QUESTION = 1000;
    private static final int LONGEST_ANSWER = 4000;

    private final List<Question> questions = new ArrayList<>();
    private final Map<String, Condition> conditions = new LinkedHashMap<>();
    private final Branches branches = new Branches();
    private final Shape document;

    private QuestionnaireReader(JsonNode content) {
        document = Shape.of(content);
        document.only(MEMBERS);
        document.words("title", 200);
        document.items("questions", 1, 60).forEach(this::read);
    }

    static QuestionnaireReader of(JsonNode content) {
        return new QuestionnaireReader(content);
    }

    List<Violation> faults() {
        return document.faults();
    }

    List<Question> questions() {
        return questions;
    }

    /** By the id of the question that is asked only then. */
    Map<String, Condition> conditions() {
        return conditions;
    }

    private void read(Shape node) {
        node.words("ask", LONGEST_QUESTION);
        Optional<Condition> condition = branches.of(node);
        Optional<String> id = node.code("id");
        Optional<Question> question = question(node, id.orElse("unnamed"));
        if (id.isEmpty() || question.isEmpty()) {
            return;
        }
        if (questions.stream().anyMatch(known -> known.id().equals(id.get()))) {
            node.wrong("id", "repeated", "is another question's, too");
            return;
        }
        questions.add(question.get());
        branches.add(question.get());
        condition.ifPresent(when -> conditions.put(id.get(), when));
    }

    private static Optional<Question> question(Shape node, String id) {
        return switch (node.value("kind").asText()) {
            case "scale" -> scale(with(node, "from", "to"), id);
            case "yes-no" -> {
                with(node);
                yield Optional.of(new Question.YesNo(id));
            }
            case "choice" ->
                    Branches.options(with(node, "options"))
                            .map(codes -> new Question.Choice(id, codes));
            case "several" ->
                    Branches.options(with(node, "options"))
                            .map(codes -> new Question.Several(id, codes));
            case "free-text" -> freeText(with(node, "longest"), id);
            default -> {
                node.wrong(
                        "kind", "unknown", "must be scale, yes-no, choice, several or free-text");
                yield Optional.empty();
            }
        };
    }

    private static Shape with(Shape node, String... own) {
        Set<String> names = new HashSet<>(COMMON);
        names.addAll(List.of(own));
        node.only(names);
        return node;
    }

    private static Optional<Question> scale(Shape node, String id) {
        OptionalInt from = node.whole("from", 0, 100);
        OptionalInt to = node.whole("to", 0, 100);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.getAsInt() >= to.getAsInt()) {
            node.wrong("to", "not-a-scale", "must be more than from");
            return Optional.empty();
        }
        return Optional.of(new Question.Scale(id, from.getAsInt(), to.getAsInt()));
    }

    private static Optional<Question> freeText(Shape node, String id) {
        OptionalInt longest = node.whole("longest", 1, LONGEST_ANSWER);
        return longest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Question.FreeText(id, longest.getAsInt()));
    }
}
