package io.huifang.scheduler.foresight;

import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import java.util.UUID;

/** What would follow if an attempt ended so. */
@Path("/v1/callbacks/{callbackId}/attempts/{attemptId}/next-step")
@Produces(MediaType.APPLICATION_JSON)
class ForesightResource {
    private final ForeseeStep foreseeStep;

    ForesightResource(ForeseeStep foreseeStep) {
        this.foreseeStep = foreseeStep;
    }

    @GET
    @RolesAllowed({"ops", "supervisor", "auditor"})
    public Uni<Foreseen> foresee(
            @PathParam("callbackId") String callbackId,
            @PathParam("attemptId") String attemptId,
            @QueryParam("disposition") String disposition,
            @QueryParam("appointmentAt") String appointmentAt,
            @QueryParam("followUp") boolean followUp) {
        return foreseeStep.foresee(
                id(callbackId),
                id(attemptId),
                SupposedEnd.of(disposition, appointmentAt, followUp));
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
