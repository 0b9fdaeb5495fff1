package io.huifang.survey.ballot;

import io.huifang.survey.customer.CustomerPages;
import io.huifang.survey.customer.CustomerRequest;
import io.huifang.survey.customer.CustomerWords;
import io.huifang.survey.invitation.FormAnswers;
import io.huifang.survey.invitation.SurveyPages;
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

/** The page on which somebody answers without his name. The ballot is the permission. */
@Path("/ballots/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Customers")
class BallotPageResource {
    private static final int OK = 200;
    private static final int SPENT_BEFORE = 409;
    private static final int ENDED = 410;
    private static final int WRONG = 422;

    private final ShowBallot showBallot;
    private final CastBallot castBallot;
    private final SurveyPages surveys;
    private final CustomerPages pages;

    BallotPageResource(
            ShowBallot showBallot,
            CastBallot castBallot,
            SurveyPages surveys,
            CustomerPages pages) {
        this.showBallot = showBallot;
        this.castBallot = castBallot;
        this.surveys = surveys;
        this.pages = pages;
    }

    @GET
    @Operation(summary = "A questionnaire to answer without a name, as a page")
    public Uni<Response> show(@BeanParam CustomerRequest request) {
        CustomerWords words = request.words();
        return showBallot
                .show(request.token())
                .chain(
                        state ->
                                switch (state) {
                                    case OPEN -> ask(words, FormAnswers.NONE, null, OK);
                                    case SPENT -> pages.say(words, spent(request), OK);
                                    case OVER -> pages.say(words, "survey.over", ENDED);
                                    case GONE -> pages.gone(words);
                                });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Answer without a name, once")
    public Uni<Response> cast(
            @BeanParam CustomerRequest request, MultivaluedMap<String, String> form) {
        CustomerWords words = request.words();
        FormAnswers answers = FormAnswers.of(form);
        return castBallot
                .cast(request.token(), answers)
                .chain(
                        outcome ->
                                switch (outcome) {
                                    case SAVED ->
                                            Uni.createFrom()
                                                    .item(CustomerPages.seeOther(words, "saved"));
                                    case SPENT -> pages.say(words, "survey.already", SPENT_BEFORE);
                                    case OVER -> pages.say(words, "survey.over", ENDED);
                                    case GONE -> pages.gone(words);
                                    case EMPTY -> ask(words, answers, "survey.empty", WRONG);
                                    case WRONG -> ask(words, answers, "survey.wrong", WRONG);
                                });
    }

    private Uni<Response> ask(CustomerWords words, FormAnswers before, String problem, int status) {
        return surveys.askAnonymously(
                words,
                showBallot.questionnaire(),
                before.sent(),
                problem == null ? null : words.say(problem),
                status);
    }

    private static String spent(CustomerRequest request) {
        return "saved".equals(request.done()) ? "survey.thanks" : "survey.already";
    }
}
