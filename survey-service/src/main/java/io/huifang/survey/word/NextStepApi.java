package io.huifang.survey.word;

import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import java.util.UUID;

/** The scheduler's interface for what would follow. */
@Path("/internal/callbacks/{callbackId}/attempts/{attemptId}/next-step")
interface NextStepApi {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<NextStep> nextStep(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("callbackId") UUID callbackId,
            @PathParam("attemptId") UUID attemptId,
            @QueryParam("disposition") String disposition,
            @QueryParam("appointmentAt") String appointmentAt,
            @QueryParam("followUp") boolean followUp);
}
