package io.huifang.survey.invitation;

import io.huifang.survey.customer.CustomerPages;
import io.huifang.survey.customer.CustomerWords;
import io.huifang.survey.customer.Frame;
import io.huifang.survey.questionnaire.Questionnaire;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import java.util.List;
import java.util.Map;

/** Writes questionnaires as pages. */
@ApplicationScoped
public class SurveyPages {
    private final Template page;
    private final CustomerPages pages;

    SurveyPages(@Location("customer/survey.html") Template page, CustomerPages pages) {
        this.page = page;
        this.pages = pages;
    }

    /**
     * Asks under the customer's name.
     *
     * @param before what was sent before, by question id
     * @param problem what was wrong with it; null for nothing
     */
    Uni<Response> ask(
            CustomerWords words,
            Questionnaire questionnaire,
            Map<String, List<String>> before,
            String problem,
            int status) {
        Frame frame = pages.frame(words, "survey", List.of(words.say("survey.text")));
        return ask(
                frame.problem(problem),
                AskedQuestions.of(questionnaire, words, before, true),
                status);
    }

    /** Asks without it: own words would tell who says them. */
    public Uni<Response> askAnonymously(
            CustomerWords words,
            Questionnaire questionnaire,
            Map<String, List<String>> before,
            String problem,
            int status) {
        List<String> lines = List.of(words.say("survey.anonymous"), words.say("survey.text"));
        return ask(
                pages.frame(words, "survey", lines).problem(problem),
                AskedQuestions.of(questionnaire, words, before, false),
                status);
    }

    private Uni<Response> ask(Frame frame, List<AskedQuestions.Asked> questions, int status) {
        return pages.page(
                page.data("frame", frame).data("questions", questions), frame.texts(), status);
    }
}
