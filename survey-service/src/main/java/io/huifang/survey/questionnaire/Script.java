package io.huifang.survey.questionnaire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.time.Instant;
import java.util.List;

/**
 * One version of a script: what the agent says and looks after, in the order of the call.
 *
 * @param id its name; the policy refers to it
 * @param version from 1, higher is newer
 * @param effectiveFrom claims from this instant on show it, UTC
 * @param json the whole document as it is shown, with its version
 */
public record Script(String id, int version, Instant effectiveFrom, SerializedString json) {
    /** What every call needs, in both languages. */
    private static final List<String> PARTS =
            List.of("title", "greeting", "notice", "safety", "closing");

    private static final List<String> LISTS = List.of("questions", "guidance");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * @throws IllegalArgumentException when the content is no complete script; says what is missing
     */
    static Script read(String id, int version, Instant effectiveFrom, String content) {
        try {
            JsonNode document = MAPPER.readTree(content);
            PARTS.forEach(part -> Wording.require(document, part, id));
            for (String list : LISTS) {
                if (document.path(list).isEmpty()) {
                    throw new IllegalArgumentException(list + " is empty");
                }
                document.path(list).forEach(item -> Wording.require(item, "say", list));
            }
            return new Script(id, version, effectiveFrom, Wording.shown(id, version, document));
        } catch (JsonProcessingException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "script " + id + " version " + version + " is unusable", unusable);
        }
    }
}
