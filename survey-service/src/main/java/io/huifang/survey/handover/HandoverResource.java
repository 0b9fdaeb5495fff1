package io.huifang.survey.handover;

import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.exchange.IfMatch;
import io.huifang.survey.handover.HandoverRequest.Asked;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.OptionalLong;
import java.util.UUID;

/** An attempt goes to somebody else. */
@Path("/v1/attempts/{attemptId}/handover")
@RolesAllowed({Role.AGENT, Role.SUPERVISOR})
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Attempts")
class HandoverResource {
    private final HandOver handOver;

    HandoverResource(HandOver handOver) {
        this.handOver = handOver;
    }

    @POST
    @Operation(
            summary = "Hand the attempt over before its number is shown",
            description =
                    "Agents give what they hold and send the claim's ETag; supervisors reassign any"
                            + " open attempt without one.")
    @RequestBodySchema(HandoverRequest.class)
    @APIResponse(responseCode = "204", description = "It is offered to the receiver")
    public Uni<Response> handOver(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @Context SecurityContext security,
            byte[] body) {
        Asked asked = HandoverRequest.read(body);
        String who = security.getUserPrincipal().getName();
        boolean reassigns = ifMatch == null && security.isUserInRole(Role.SUPERVISOR);
        OptionalLong token = reassigns ? OptionalLong.empty() : IfMatch.token(ifMatch);
        Handover handover =
                new Handover(
                        new Holder(attemptId, who, token), reassigns, asked.to(), asked.because());
        String request = "POST /v1/attempts/" + attemptId + "/handover";
        return handOver.handOver(handover, RequestKey.of(who, key, request, body))
                .map(answer -> answer.toResponse());
    }
}
