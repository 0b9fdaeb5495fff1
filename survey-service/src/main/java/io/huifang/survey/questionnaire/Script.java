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
 * One version of a script: what the agent says and looks after, in the order of the call.
 *
 * @param id its name; the policy refers to it
 * @param version from 1, higher is newer
 * @param effectiveFrom claims from this instant on show it, UTC
 * @param steps the whole call, in its order
 * @param json the whole document as it is shown, with its version
 */
public record Script(
        String id, int version, Instant effectiveFrom, List<Step> steps, SerializedString json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Script {
        steps = List.copyOf(steps);
    }

    /** The step with that id. */
    public Optional<Step> step(String stepId) {
        return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
    }

    /** Whether that step is part of the call, by what was ticked before it. */
    public boolean shows(Step step, Map<String, Object> ticked) {
        return step.showIf()
                .map(
                        condition ->
                                condition.holds(ticked.get(condition.question()))
                                        && step(condition.question())
                                                .map(earlier -> shows(earlier, ticked))
                                                .orElse(false))
                .orElse(true);
    }

    /** Everything that is wrong with a document that is to become one, at its JSON pointer. */
    public static List<Violation> faults(JsonNode content) {
        return ScriptReader.of(content).faults();
    }

    /**
     * @throws IllegalArgumentException when the content is no complete script; says where
     */
    static Script read(String id, int version, Instant effectiveFrom, String content) {
        try {
            JsonNode document = MAPPER.readTree(content);
            ScriptReader reader = ScriptReader.of(document);
            Wording.requireNone(reader.faults());
            return new Script(
                    id,
                    version,
                    effectiveFrom,
                    reader.steps(),
                    Wording.shown(id, version, document));
        } catch (JsonProcessingException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "script " + id + " version " + version + " is unusable", unusable);
        }
    }
}
