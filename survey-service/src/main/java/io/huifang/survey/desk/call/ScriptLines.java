package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.desk.call.CallScript.Line;
import io.huifang.survey.desk.call.CallScript.Option;
import io.huifang.survey.questionnaire.Script;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a script that are part of a call, in one language.
 *
 * @param due ids of the steps that are
 * @param form with what was ticked so far
 * @param agent stands where the script says {@code {agent}}
 */
record ScriptLines(Script script, List<String> due, CallForm form, String language, String agent) {

    /** Of one part of the document; empty when it has none. */
    List<Line> of(JsonNode document, String part) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (JsonNode line : document.path(part)) {
            number++;
            String id = line.path("id").asText(part + '-' + number);
            if (due.contains(id)) lines.add(line(line, id));
        }
        return lines;
    }

    // Ticked are key steps, those with something to choose, and those on which others depend.
    private Line line(JsonNode line, String id) {
        boolean must = line.path("must").asBoolean();
        boolean ticked = line.has("id") && (must || line.has("options") || decides(id));
        String field = ticked ? CallForm.TICK + id : null;
        return new Line(
                words(line.path("say")),
                field,
                must,
                ticked ? options(line, form.said(field)) : List.of());
    }

    private boolean decides(String id) {
        return script.steps().stream()
                .anyMatch(step -> step.showIf().filter(it -> it.question().equals(id)).isPresent());
    }

    private List<Option> options(JsonNode line, String said) {
        if (!line.has("options")) {
            return List.of(new Option("true", "", said.equals("true")));
        }
        List<Option> options = new ArrayList<>();
        options.add(new Option("", "", said.isEmpty())); // a wrong tick can be taken back
        for (JsonNode option : line.path("options")) {
            String code = option.path("code").asText();
            options.add(
                    new Option(
                            code,
                            option.path("say").path(language).asText(code),
                            code.equals(said)));
        }
        return options;
    }

    String words(JsonNode part) {
        return part.path(language).asText().replace("{agent}", agent);
    }
}
