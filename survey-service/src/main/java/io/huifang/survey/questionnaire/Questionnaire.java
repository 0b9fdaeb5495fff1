package io.huifang.survey.questionnaire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.exchange.Violation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a questionnaire.
 *
 * @param id its name; the policy refers to it
 * @param version from 1, higher is newer
 * @param effectiveFrom claims from this instant on are asked by it, UTC
 * @param questions in the order they are asked
 * @param conditions by the id of a question that is asked only then
 * @param json the whole document as it is shown, with its version
 */
public record Questionnaire(
        String id,
        int version,
        Instant effectiveFrom,
        List<Question> questions,
        Map<String, Condition> conditions,
        SerializedString json) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Questionnaire {
        questions = List.copyOf(questions);
        conditions = Map.copyOf(conditions);
    }

    /** One that asks all of its questions. */
    public Questionnaire(
            String id,
            int version,
            Instant effectiveFrom,
            List<Question> questions,
            SerializedString json) {
        this(id, version, effectiveFrom, questions, Map.of(), json);
    }

    /** The question with that id. */
    public Optional<Question> question(String questionId) {
        return questions.stream().filter(question -> question.id().equals(questionId)).findFirst();
    }

    /** Whether that question is asked, by the answers to those before it. */
    public boolean asks(String questionId, Map<String, Object> given) {
        Condition condition = conditions.get(questionId);
        return condition == null
                || condition.holds(given.get(condition.question()))
                        && asks(condition.question(), given);
    }

    /** Everything that is wrong with a document that is to become one, at its JSON pointer. */
    public static List<Violation> faults(JsonNode content) {
        return QuestionnaireReader.of(content).faults();
    }

    /**
     * @throws IllegalArgumentException when the content is no questionnaire; says where
     */
    static Questionnaire read(String id, int version, Instant effectiveFrom, String content) {
        try {
            JsonNode document = MAPPER.readTree(content);
            QuestionnaireReader reader = QuestionnaireReader.of(document);
            Wording.requireNone(reader.faults());
            return new Questionnaire(
                    id,
                    version,
                    effectiveFrom,
                    reader.questions(),
                    reader.conditions(),
                    Wording.shown(id, version, document));
        } catch (JsonProcessingException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "questionnaire " + id + " version " + version + " is unusable", unusable);
        }
    }
}
