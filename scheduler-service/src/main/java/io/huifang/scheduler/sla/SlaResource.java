package io.huifang.scheduler.sla;

import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/** What must happen in time in the case of a task. */
@Path("/v1/callbacks/{callbackId}/sla")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Callbacks")
class SlaResource {
    private final ShowSla showSla;

    SlaResource(ShowSla showSla) {
        this.showSla = showSla;
    }

    @GET
    @RolesAllowed({"ops", "supervisor", "auditor"})
    @Operation(summary = "What must happen in time in the case, and how it stands")
    @APIResponse(responseCode = "200", description = "The case's targets and pauses")
    @APIResponse(
            responseCode = "404",
            description = "There is no such callback, or nothing was promised in its case")
    public Uni<SlaView> show(@PathParam("callbackId") String callbackId) {
        return showSla.show(id(callbackId)).onItem().ifNull().failWith(ProblemException::notFound);
    }

    /** What is no id names nothing. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw ProblemException.notFound();
        }
    }
}
