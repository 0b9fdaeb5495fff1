package io.huifang.survey.word;

import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import java.util.UUID;

/** The scheduler's interface for its latest word. */
@Path("/internal/attempts/{attemptId}/word")
interface WordApi {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<ToldWord> word(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("attemptId") UUID attemptId);
}
