package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.questionnaire.Script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What to say, in one language.
 *
 * @param name what kind of call it is
 * @param greeting first words
 * @param notice why we call and what becomes of what is said; to be read out
 * @param questions to be asked
 * @param guidance what to do in which case
 * @param safety what nobody of us ever asks for; to be read out
 * @param closing last words
 */
public record CallScript(
        String name,
        String greeting,
        String notice,
        List<String> questions,
        List<String> guidance,
        String safety,
        String closing) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * @param agent stands where the script says {@code {agent}}
     */
    static CallScript of(Script script, String language, String agent) {
        JsonNode document = read(script.json().getValue());
        return new CallScript(
                words(document.path("title"), language, agent),
                words(document.path("greeting"), language, agent),
                words(document.path("notice"), language, agent),
                lines(document.path("questions"), language, agent),
                lines(document.path("guidance"), language, agent),
                words(document.path("safety"), language, agent),
                words(document.path("closing"), language, agent));
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a published document is JSON", impossible);
        }
    }

    private static List<String> lines(JsonNode list, String language, String agent) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(line -> words(line.path("say"), language, agent))
                .toList();
    }

    private static String words(JsonNode part, String language, String agent) {
        return part.path(language).asText().replace("{agent}", agent);
    }
}
