package io.huifang.scheduler.foresight;

import io.huifang.scheduler.word.SurveySide;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/**
 * The survey side asks for an agent before he concludes, and proves itself; no person's account
 * opens this.
 */
@Path("/internal/callbacks/{callbackId}/attempts/{attemptId}/next-step")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Services")
class SurveyForesightResource {
    private final ForeseeStep foreseeStep;
    private final SurveySide surveySide;

    SurveyForesightResource(ForeseeStep foreseeStep, SurveySide surveySide) {
        this.foreseeStep = foreseeStep;
        this.surveySide = surveySide;
    }

    @GET
    @Operation(summary = "What would follow if the attempt ended so; for the survey side")
    @APIResponse(responseCode = "401", description = "Without the survey side's proof")
    @APIResponse(responseCode = "403", description = "With somebody else's token")
    public Uni<Foreseen> foresee(
            @PathParam("callbackId") UUID callbackId,
            @PathParam("attemptId") UUID attemptId,
            @QueryParam("disposition") String disposition,
            @QueryParam("appointmentAt") String appointmentAt,
            @QueryParam("followUp") boolean followUp,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return surveySide
                .require(authorization)
                .chain(
                        () ->
                                foreseeStep.foresee(
                                        callbackId,
                                        attemptId,
                                        SupposedEnd.of(disposition, appointmentAt, followUp)));
    }
}
