package io.huifang.survey.insight.suggestion;

import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.insight.suggestion.Dismissal.Because;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Clock;

/** What the policy might do otherwise. */
@Path("/v1/insight/suggestions")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN, Role.AUDITOR, Role.OPS})
@Tag(name = "Insight")
class SuggestionResource {
    private final FindSuggestions findSuggestions;
    private final DismissSuggestion dismissSuggestion;
    private final JsonBodies json;
    private final Clock clock;

    SuggestionResource(
            FindSuggestions findSuggestions,
            DismissSuggestion dismissSuggestion,
            JsonBodies json,
            Clock clock) {
        this.findSuggestions = findSuggestions;
        this.dismissSuggestion = dismissSuggestion;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Why somebody does not want to see it again.
     *
     * @param because a code
     */
    @Schema(requiredProperties = "because")
    record DismissalRequest(Because because) {
        static DismissalRequest read(byte[] body) {
            RequestBody request = RequestBody.of(body);
            Because because = request.oneOf("because", Because.class).orElse(null);
            if (because == null) request.missing("because");
            request.finish();
            return new DismissalRequest(because);
        }
    }

    @GET
    @Operation(
            summary = "What the policy might do otherwise, each with what speaks for it",
            description =
                    "From attempts made from (inclusive) to (exclusive). Nothing is applied by"
                            + " itself: attempts were not drawn by lot, so try it in a replay or"
                            + " with a control group first.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "RFC 3339; without: 90 days before to")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "RFC 3339; without: now")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = SuggestionView.class)))
    public Uni<Response> suggestions(@Context UriInfo uri) {
        return findSuggestions
                .in(Period.of(uri.getQueryParameters(), clock.instant()))
                .map(this::done);
    }

    @POST
    @Path("{suggestionId}/dismissal")
    @RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Dismiss a suggestion of the last 90 days; the first word on it stays")
    @RequestBodySchema(DismissalRequest.class)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SuggestionView.class)))
    public Uni<Response> dismiss(
            @PathParam("suggestionId") String suggestionId,
            @Context SecurityContext security,
            byte[] body) {
        DismissalRequest request = DismissalRequest.read(body);
        return dismissSuggestion
                .dismiss(
                        Period.usual(clock.instant()),
                        suggestionId,
                        security.getUserPrincipal().getName(),
                        request.because())
                .map(
                        found ->
                                found.map(this::done)
                                        .orElseGet(
                                                () ->
                                                        new Answer.Refused(Problems.NOT_FOUND)
                                                                .toResponse()));
    }

    private Response done(Object view) {
        return new Answer.Done(200, null, json.of(view)).toResponse();
    }
}
