package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.questionnaire.Script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What to say, in one language.
 *
 * @param name what kind of call it is
 * @param greeting first words
 * @param notice why we call and what becomes of what is said; to be read out
 * @param questions to be asked
 * @param guidance what to do in which case
 * @param documents papers to speak of; empty for none
 * @param security what to say of the account's security; empty for nothing
 * @param safety what nobody of us ever asks for; to be read out
 * @param closing last words
 */
public record CallScript(
        String name,
        String greeting,
        String notice,
        List<Line> questions,
        List<Line> guidance,
        List<Line> documents,
        List<Line> security,
        String safety,
        String closing) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * One line of it.
     *
     * @param field under which it is ticked; null for one that is not
     * @param must whether it is a key step
     * @param options what it may be ticked with
     */
    public record Line(String say, String field, boolean must, List<Option> options) {}

    /** A tick. */
    public record Option(String value, String words, boolean chosen) {}

    /**
     * @param due ids of the steps that are part of the call
     * @param form with what was ticked so far
     * @param agent stands where the script says {@code {agent}}
     */
    static CallScript of(
            Script script, List<String> due, CallForm form, String language, String agent) {
        JsonNode document = read(script.json().getValue());
        ScriptLines lines = new ScriptLines(script, due, form, language, agent);
        return new CallScript(
                lines.words(document.path("title")),
                lines.words(document.path("greeting")),
                lines.words(document.path("notice")),
                lines.of(document, "questions"),
                lines.of(document, "guidance"),
                lines.of(document, "documents"),
                lines.of(document, "security"),
                lines.words(document.path("safety")),
                lines.words(document.path("closing")));
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("what was written as JSON is JSON", impossible);
        }
    }
}
