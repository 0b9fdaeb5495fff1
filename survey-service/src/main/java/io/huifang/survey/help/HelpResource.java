package io.huifang.survey.help;

import io.huifang.survey.customer.CustomerWords;
import io.huifang.survey.exchange.PlainText;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.Violation;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

/** The help page's doings for a chat bot or an application. The link is the permission. */
@Path("/v1/help/{token}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
class HelpResource {
    /** He asked often enough for a day. */
    private static final Problem TOO_MANY =
            Problem.of(429, "too-many-requests", "The customer has asked often enough for a day");

    private final ShowHelp showHelp;
    private final FindAnswers findAnswers;
    private final AskForHelp askForHelp;

    HelpResource(ShowHelp showHelp, FindAnswers findAnswers, AskForHelp askForHelp) {
        this.showHelp = showHelp;
        this.findAnswers = findAnswers;
        this.askForHelp = askForHelp;
    }

    @GET
    @Operation(summary = "What the customer asked for last, and when he could be called")
    public Uni<HelpView> show(@PathParam("token") String token) {
        return showHelp.show(token)
                .map(shown -> HelpView.of(shown.orElseThrow(HelpResource::gone)));
    }

    @GET
    @Path("/articles")
    @Operation(
            summary = "Answers of the knowledge base for a customer",
            description = "In his own words (q); lang is zh-CN or en, otherwise Accept-Language.")
    public Uni<AnswersView> articles(
            @PathParam("token") String token,
            @QueryParam("q") String words,
            @QueryParam("lang") String language,
            @HeaderParam("Accept-Language") String accepted) {
        requireSearchable(words);
        return showHelp.show(token)
                .map(shown -> shown.orElseThrow(HelpResource::gone))
                .chain(shown -> findAnswers.find(words, CustomerWords.of(language, accepted).tag()))
                .map(AnswersView::new);
    }

    @POST
    @Path("/requests")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask for a call or a person",
            description =
                    "The same press twice is one request; the second is answered as the first.")
    @RequestBodySchema(HelpWanted.class)
    public Uni<HelpView.RequestView> ask(@PathParam("token") String token, byte[] body) {
        return askForHelp.ask(token, HelpWanted.read(body)).map(HelpResource::answer);
    }

    /**
     * Articles that fit, the best first.
     *
     * @param articles with their whole text
     */
    record AnswersView(List<FoundAnswer> articles) {}

    private static HelpView.RequestView answer(AskForHelp.Outcome outcome) {
        if (outcome instanceof AskForHelp.Outcome.Asked asked) {
            return HelpView.RequestView.of(asked.request());
        }
        if (outcome instanceof AskForHelp.Outcome.WrongTime) {
            throw new RefusedRequest(
                    Problems.INVALID.at(
                            List.of(
                                    new Violation(
                                            "/preferredAt",
                                            "not-callable",
                                            "is past, or none of the hours offered"))));
        }
        throw outcome instanceof AskForHelp.Outcome.TooMany ? new RefusedRequest(TOO_MANY) : gone();
    }

    private static void requireSearchable(String words) {
        boolean searchable =
                words != null
                        && !words.isBlank()
                        && words.length() <= HelpWanted.LONGEST
                        && PlainText.is(words);
        if (!searchable) {
            throw new RefusedRequest(
                    Problems.BAD_PARAMETER.at(
                            List.of(
                                    new Violation(
                                            "#/query/q",
                                            "bad-parameter",
                                            "must be 1 to 500 plain characters"))));
        }
    }

    private static RefusedRequest gone() {
        return new RefusedRequest(Problems.NOT_FOUND);
    }
}
