package io.huifang.survey.questionnaire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One version of a questionnaire.
 *
 * @param id its name; the policy refers to it
 * @param version from 1, higher is newer
 * @param effectiveFrom claims from this instant on are asked by it, UTC
 * @param questions in the order they are asked
 * @param json the whole document as it is shown, with its version
 */
public record Questionnaire(
        String id,
        int version,
        Instant effectiveFrom,
        List<Question> questions,
        SerializedString json) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Questionnaire {
        questions = List.copyOf(questions);
    }

    /** The question with that id. */
    public Optional<Question> question(String questionId) {
        return questions.stream().filter(question -> question.id().equals(questionId)).findFirst();
    }

    /**
     * @throws IllegalArgumentException when the content is no questionnaire; says where
     */
    static Questionnaire read(String id, int version, Instant effectiveFrom, String content) {
        try {
            JsonNode document = MAPPER.readTree(content);
            List<Question> questions = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (JsonNode node : document.path("questions")) {
                Question question = question(node);
                if (!ids.add(question.id())) {
                    throw new IllegalArgumentException("two questions " + question.id());
                }
                Wording.require(node, "ask", question.id());
                questions.add(question);
            }
            Wording.require(document, "title", id);
            return new Questionnaire(
                    id, version, effectiveFrom, questions, Wording.shown(id, version, document));
        } catch (JsonProcessingException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "questionnaire " + id + " version " + version + " is unusable", unusable);
        }
    }

    private static Question question(JsonNode node) {
        String id = node.path("id").asText();
        return switch (node.path("kind").asText()) {
            case "scale" ->
                    new Question.Scale(
                            id, node.path("from").intValue(), node.path("to").intValue());
            case "yes-no" -> new Question.YesNo(id);
            case "choice" -> {
                Set<String> codes = new HashSet<>();
                node.path("options").forEach(option -> codes.add(option.path("code").asText()));
                yield new Question.Choice(id, codes);
            }
            case "free-text" -> new Question.FreeText(id, node.path("longest").intValue());
            default -> throw new IllegalArgumentException("question " + id + " has no known kind");
        };
    }
}
