package io.huifang.survey.foresight;

import io.huifang.pages.wording.Language;
import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.foresight.Foresight.Seen;
import io.huifang.survey.foresight.Foresight.Unseen;
import io.huifang.survey.page.Pages;
import io.huifang.survey.word.NextStep;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/** The holder asks what would follow before he concludes. */
@Path("/v1/attempts/{attemptId}/conclusion/preview")
@RolesAllowed(Role.AGENT)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Attempts")
class PreviewResource {
    private static final String BUNDLE = "next";

    private final ForeseeConclusion foreseeConclusion;
    private final Pages pages;
    private final JsonBodies json;

    PreviewResource(ForeseeConclusion foreseeConclusion, Pages pages, JsonBodies json) {
        this.foreseeConclusion = foreseeConclusion;
        this.pages = pages;
        this.json = json;
    }

    @POST
    @Operation(
            summary = "What would follow if the attempt were concluded so; changes nothing",
            description =
                    "By the scheduler's own rule, with all it knows of the customer at this moment."
                            + " 503 while the scheduler does not answer; concluding needs no"
                            + " preview.")
    @RequestBodySchema(PreviewRequest.class)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = NextStepView.class)))
    public Uni<Response> preview(
            @PathParam("attemptId") UUID attemptId,
            @Context SecurityContext security,
            byte[] body) {
        String agent = security.getUserPrincipal().getName();
        return foreseeConclusion
                .foresee(attemptId, agent, PreviewRequest.read(body))
                .map(foresight -> answer(foresight).toResponse());
    }

    private Answer answer(Foresight foresight) {
        if (foresight instanceof Seen seen) {
            return Answer.Done.ok(
                    seen.token(), json.of(NextStepView.of(seen.step(), words(seen.step()))));
        }
        return new Answer.Refused(((Unseen) foresight).because());
    }

    private NextStepView.Words words(NextStep step) {
        return new NextStepView.Words(
                NextStepWords.of(step, pages.wording(Language.CHINESE, BUNDLE)),
                NextStepWords.of(step, pages.wording(Language.ENGLISH, BUNDLE)));
    }
}
