package io.huifang.survey.queue;

import io.huifang.survey.account.Role;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much waits, for whom, and how long. */
@Path("/v1/queue")
@RolesAllowed({Role.AGENT, Role.SUPERVISOR, Role.OPS, Role.AUDITOR})
@Tag(name = "Queue")
class QueueResource {
    private final ShowQueue showQueue;

    QueueResource(ShowQueue showQueue) {
        this.showQueue = showQueue;
    }

    @GET
    @Operation(summary = "Offers by reason, priority and age")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = QueueView.class)))
    public Uni<Response> queue() {
        return showQueue.show().map(answer -> answer.toResponse());
    }
}
