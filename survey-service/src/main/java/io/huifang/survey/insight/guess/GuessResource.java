package io.huifang.survey.insight.guess;

import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.insight.asking.Period;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Clock;

/** How often guesses before calls were right. */
@Path("/v1/insight/guess")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN, Role.AUDITOR, Role.OPS})
@Tag(name = "Insight")
class GuessResource {
    private final ShowAccuracy showAccuracy;
    private final JsonBodies json;
    private final Clock clock;

    GuessResource(ShowAccuracy showAccuracy, JsonBodies json, Clock clock) {
        this.showAccuracy = showAccuracy;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "How often guesses of root causes before calls were right, by reason",
            description =
                    "A guess is kept when it is first shown to the agent, and held against the root"
                            + " cause he names when he concludes, from (inclusive) to (exclusive);"
                            + " usual is the share that the root cause named most often until then"
                            + " would have had. As far as evidence is kept.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "RFC 3339; without: 90 days before to")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "RFC 3339; without: now")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = GuessAccuracyView.class)))
    public Uni<Response> accuracy(@Context UriInfo uri) {
        return showAccuracy
                .of(Period.of(uri.getQueryParameters(), clock.instant()))
                .map(view -> new Answer.Done(200, null, json.of(view)).toResponse());
    }
}
