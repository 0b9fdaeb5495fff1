package io.huifang.survey.history;

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

/** One attempt, for those who may see it. */
@Path("/v1/attempts/{attemptId}")
@RolesAllowed({Role.AGENT, Role.SUPERVISOR, Role.AUDITOR})
@Tag(name = "Attempts")
class AttemptResource {
    private final ShowHistory showHistory;

    AttemptResource(ShowHistory showHistory) {
        this.showHistory = showHistory;
    }

    @GET
    @Operation(summary = "One attempt; agents see their own")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AttemptView.class)))
    public Uni<Response> attempt(
            @PathParam("attemptId") UUID attemptId, @Context SecurityContext security) {
        return showHistory
                .attempt(attemptId, Reader.of(security))
                .map(answer -> answer.toResponse());
    }
}
