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

/** A customer's contacts, for those who may see them. */
@Path("/v1/customers/{customerId}/timeline")
@RolesAllowed({Role.AGENT, Role.SUPERVISOR, Role.AUDITOR})
@Tag(name = "Customers")
class TimelineResource {
    private final ShowHistory showHistory;

    TimelineResource(ShowHistory showHistory) {
        this.showHistory = showHistory;
    }

    @GET
    @Operation(summary = "A customer's contacts; agents see those of a customer they are to call")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TimelineView.class)))
    public Uni<Response> timeline(
            @PathParam("customerId") String customerId, @Context SecurityContext security) {
        return showHistory
                .timeline(customerId, Reader.of(security))
                .map(answer -> answer.toResponse());
    }
}
