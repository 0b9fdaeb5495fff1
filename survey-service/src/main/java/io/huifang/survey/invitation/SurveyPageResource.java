package io.huifang.survey.invitation;

import io.huifang.survey.customer.CustomerPages;
import io.huifang.survey.customer.CustomerRequest;
import io.huifang.survey.customer.CustomerWords;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Map;

/** The page on which a customer answers a questionnaire on his own. The link is the permission. */
@Path("/surveys/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Customers")
class SurveyPageResource {
    private static final int OK = 200;
    private static final int ANSWERED_BEFORE = 409;
    private static final int ENDED = 410;
    private static final int WRONG = 422;

    private final ShowSurvey showSurvey;
    private final RespondToSurvey respondToSurvey;
    private final SurveyPages surveys;
    private final CustomerPages pages;

    SurveyPageResource(
            ShowSurvey showSurvey,
            RespondToSurvey respondToSurvey,
            SurveyPages surveys,
            CustomerPages pages) {
        this.showSurvey = showSurvey;
        this.respondToSurvey = respondToSurvey;
        this.surveys = surveys;
        this.pages = pages;
    }

    @GET
    @Operation(summary = "A questionnaire, as a page")
    public Uni<Response> show(@BeanParam CustomerRequest request) {
        CustomerWords words = request.words();
        return showSurvey
                .show(request.token())
                .chain(
                        survey ->
                                survey instanceof Survey.Open open
                                        ? surveys.ask(
                                                words, open.questionnaire(), Map.of(), null, OK)
                                        : notOpen(request, survey, OK));
    }

    /** After the answers the browser is sent back to the page, which then says thank you. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Answer the questionnaire, once")
    public Uni<Response> respond(
            @BeanParam CustomerRequest request, MultivaluedMap<String, String> form) {
        FormAnswers answers = FormAnswers.of(form);
        return respondToSurvey
                .respond(request.token(), answers)
                .chain(outcome -> after(request, answers, outcome));
    }

    private Uni<Response> after(
            CustomerRequest request, FormAnswers answers, RespondToSurvey.Outcome outcome) {
        CustomerWords words = request.words();
        if (outcome instanceof RespondToSurvey.Outcome.Refused refused) {
            return surveys.ask(
                    words,
                    refused.survey().questionnaire(),
                    answers.sent(),
                    words.say(refused.why()),
                    WRONG);
        }
        return outcome instanceof RespondToSurvey.Outcome.NotOpen notOpen
                ? notOpen(request, notOpen.survey(), ANSWERED_BEFORE)
                : Uni.createFrom().item(CustomerPages.seeOther(words, "saved"));
    }

    private Uni<Response> notOpen(CustomerRequest request, Survey survey, int answered) {
        CustomerWords words = request.words();
        boolean justNow = "saved".equals(request.done());
        if (survey instanceof Survey.Answered) {
            return pages.say(words, justNow ? "survey.thanks" : "survey.already", answered);
        }
        if (survey instanceof Survey.Stopped) {
            return pages.say(words, "survey.stopped", ENDED);
        }
        return survey instanceof Survey.Over
                ? pages.say(words, "survey.over", ENDED)
                : pages.gone(words);
    }
}
