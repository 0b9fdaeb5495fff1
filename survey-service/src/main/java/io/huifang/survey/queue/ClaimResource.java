package io.huifang.survey.queue;

import io.huifang.survey.account.Role;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

/** An agent asks for work. */
@Path("/v1/claims")
@RolesAllowed(Role.AGENT)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Queue")
class ClaimResource {
    private static final String REQUEST = "POST /v1/claims";

    private final ClaimDesk claimDesk;

    ClaimResource(ClaimDesk claimDesk) {
        this.claimDesk = claimDesk;
    }

    @POST
    @Operation(summary = "The best attempt this agent may take, under a lease")
    @RequestBodySchema(ClaimRequest.class)
    @APIResponse(
            responseCode = "201",
            description = "Claimed; the ETag is the lease's fencing token",
            content = @Content(schema = @Schema(implementation = ClaimView.class)))
    @APIResponse(responseCode = "204", description = "There is nothing for this agent")
    public Uni<Response> claim(
            @HeaderParam("Idempotency-Key") String key,
            @Context SecurityContext security,
            byte[] body) {
        ClaimFilter filter = ClaimRequest.read(body);
        String agent = security.getUserPrincipal().getName();
        return claimDesk
                .claim(new Wish(agent, filter, RequestKey.of(agent, key, REQUEST, body)))
                .map(answer -> answer.toResponse());
    }
}
