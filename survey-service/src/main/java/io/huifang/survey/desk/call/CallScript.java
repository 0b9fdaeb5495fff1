package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.questionnaire.Script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
        List<Line> questions,
        List<Line> guidance,
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
     * @param form with what was ticked so far
     * @param agent stands where the script says {@code {agent}}
     */
    static CallScript of(Script script, CallForm form, String language, String agent) {
        JsonNode document = read(script.json().getValue());
        return new CallScript(
                words(document.path("title"), language, agent),
                words(document.path("greeting"), language, agent),
                words(document.path("notice"), language, agent),
                lines(document.path("questions"), form, language, agent),
                lines(document.path("guidance"), form, language, agent),
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

    private static List<Line> lines(
            JsonNode list, CallForm form, String language, String agent) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(line -> line(line, form, language, agent))
                .toList();
    }

    // Ticked are key steps, and those on whose answer others depend.
    private static Line line(JsonNode line, CallForm form, String language, String agent) {
        boolean must = line.path("must").asBoolean();
        boolean ticked = line.has("id") && (must || line.has("options"));
        String field = ticked ? CallForm.TICK + line.path("id").asText() : null;
        return new Line(
                words(line.path("say"), language, agent),
                field,
                must,
                ticked ? options(line, form.said(field), language) : List.of());
    }

    private static List<Option> options(JsonNode line, String said, String language) {
        if (!line.has("options")) {
            return List.of(new Option("true", "", said.equals("true")));
        }
        List<Option> options = new ArrayList<>();
        options.add(new Option("", "", said.isEmpty())); // a wrong tick can be taken back
        for (JsonNode option : line.path("options")) {
            String code = option.path("code").asText();
            String words = option.path("say").path(language).asText(code);
            options.add(new Option(code, words, code.equals(said)));
        }
        return options;
    }

    private static String words(JsonNode part, String language, String agent) {
        return part.path(language).asText().replace("{agent}", agent);
    }
}
