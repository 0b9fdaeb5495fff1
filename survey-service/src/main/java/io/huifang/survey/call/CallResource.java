package io.huifang.survey.call;

import io.huifang.survey.account.Role;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/** The call an agent is making. */
@Path("/v1/attempts/{attemptId}/call")
@RolesAllowed(Role.AGENT)
@Tag(name = "Attempts")
class CallResource {
    private final ShowCall showCall;

    CallResource(ShowCall showCall) {
        this.showCall = showCall;
    }

    @GET
    @Operation(summary = "What to say, ask and know in the call; for the holder of the lease")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CallView.class)))
    public Uni<Response> call(
            @PathParam("attemptId") UUID attemptId, @Context SecurityContext security) {
        return showCall.show(attemptId, security.getUserPrincipal().getName())
                .map(answer -> answer.toResponse());
    }
}
