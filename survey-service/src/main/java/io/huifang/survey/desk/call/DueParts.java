package io.huifang.survey.desk.call;

import io.huifang.survey.questionnaire.Question;
import io.huifang.survey.questionnaire.Questionnaire;
import io.huifang.survey.questionnaire.Script;
import io.huifang.survey.questionnaire.Step;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of script and questionnaire is part of the call, by what was answered and ticked so far.
 *
 * @param steps ids of the script's, in the order of the call
 * @param questions ids of the questionnaire's, in the order they are asked
 */
record DueParts(List<String> steps, List<String> questions) {

    static DueParts of(Script script, Optional<Questionnaire> questionnaire, CallForm form) {
        Map<String, Object> ticked = form.ticked();
        Map<String, Object> given = form.given();
        List<String> steps =
                script.steps().stream()
                        .filter(step -> script.shows(step, ticked))
                        .map(Step::id)
                        .toList();
        List<String> questions =
                questionnaire.map(Questionnaire::questions).orElse(List.of()).stream()
                        .map(Question::id)
                        .filter(id -> questionnaire.get().asks(id, given))
                        .toList();
        return new DueParts(steps, questions);
    }

    /** As a page says which ones it shows. */
    String named() {
        return String.join(" ", steps) + " / " + String.join(" ", questions);
    }
}
