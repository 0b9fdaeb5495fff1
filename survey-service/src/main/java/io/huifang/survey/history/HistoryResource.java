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

/** What was, for those who may know. */
@Path("/v1")
@RolesAllowed({Role.AGENT, Role.SUPERVISOR, Role.AUDITOR})
@Tag(name = "Attempts")
class HistoryResource {
    private final ShowHistory showHistory;

    HistoryResource(ShowHistory showHistory) {
        this.showHistory = showHistory;
    }

    @GET
    @Path("/attempts/{attemptId}")
    @Operation(summary = "One attempt; agents see their own")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AttemptView.class)))
    public Uni<Response> attempt(
            @PathParam("attemptId") UUID attemptId, @Context SecurityContext security) {
        return showHistory.attempt(attemptId, reader(security)).map(answer -> answer.toResponse());
    }

    @GET
    @Path("/customers/{customerId}/timeline")
    @Operation(summary = "A customer's contacts; agents see those of a customer they are to call")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TimelineView.class)))
    public Uni<Response> timeline(
            @PathParam("customerId") String customerId, @Context SecurityContext security) {
        return showHistory
                .timeline(customerId, reader(security))
                .map(answer -> answer.toResponse());
    }

    private static Reader reader(SecurityContext security) {
        return new Reader(
                security.getUserPrincipal().getName(),
                security.isUserInRole(Role.SUPERVISOR) || security.isUserInRole(Role.AUDITOR));
    }
}
