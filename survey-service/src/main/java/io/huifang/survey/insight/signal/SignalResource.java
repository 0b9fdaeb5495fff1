package io.huifang.survey.insight.signal;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Clock;

/** Unusual rises. */
@Path("/v1/insight/signals")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN, Role.AUDITOR, Role.OPS})
@Tag(name = "Insight")
class SignalResource {
    private final ShowSignals showSignals;
    private final JsonBodies json;
    private final Clock clock;

    SignalResource(ShowSignals showSignals, JsonBodies json, Clock clock) {
        this.showSignals = showSignals;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Unusual rises of causes, merchant categories and regions, latest first",
            description = "Those seen from (inclusive) to (exclusive), at most 500.")
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
                                            implementation = SignalView.class)))
    public Uni<Response> signals(@Context UriInfo uri) {
        return showSignals
                .of(Period.of(uri.getQueryParameters(), clock.instant()))
                .map(views -> new Answer.Done(200, null, json.of(views)).toResponse());
    }
}
