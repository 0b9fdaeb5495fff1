package io.huifang.survey.insight.churn;

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

/** Customers who may be leaving. */
@Path("/v1/insight/churn-risk")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN, Role.AUDITOR, Role.OPS})
@Tag(name = "Insight")
class ChurnRiskResource {
    private final ShowChurnRisk showChurnRisk;
    private final JsonBodies json;
    private final Clock clock;

    ChurnRiskResource(ShowChurnRisk showChurnRisk, JsonBodies json, Clock clock) {
        this.showChurnRisk = showChurnRisk;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "How many customers went silent after a matter was left unsolved",
            description =
                    "By reason and by how long ago the callback ended, of those that ended"
                            + " UNRESOLVED or UNREACHABLE from (inclusive) to (exclusive). Who they"
                            + " are is told on analytics-responses alone, under pseudonyms.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "RFC 3339; without: 90 days before to")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "RFC 3339; without: now")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ChurnRiskView.class)))
    public Uni<Response> risk(@Context UriInfo uri) {
        return showChurnRisk
                .in(Period.of(uri.getQueryParameters(), clock.instant()))
                .map(view -> new Answer.Done(200, null, json.of(view)).toResponse());
    }
}
