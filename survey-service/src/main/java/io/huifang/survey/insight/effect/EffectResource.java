package io.huifang.survey.insight.effect;

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

/** What calls do. */
@Path("/v1/insight/effects")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN, Role.AUDITOR, Role.OPS})
@Tag(name = "Insight")
class EffectResource {
    private final ShowEffects showEffects;
    private final JsonBodies json;
    private final Clock clock;

    EffectResource(ShowEffects showEffects, JsonBodies json, Clock clock) {
        this.showEffects = showEffects;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What became of customers who were called, and of those held out, by reason",
            description =
                    "Customers to whom a reason's event happened from (inclusive) to (exclusive),"
                            + " by the first that follows on none of the fourteen days before,"
                            + " as far as evidence is kept and the fourteen days after are over.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "RFC 3339; without: 90 days before to")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "RFC 3339; without: now")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = EffectsView.class)))
    public Uni<Response> effects(@Context UriInfo uri) {
        return showEffects
                .of(Period.of(uri.getQueryParameters(), clock.instant()))
                .map(view -> new Answer.Done(200, null, json.of(view)).toResponse());
    }
}
