package io.huifang.scheduler.word;

import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/** The survey side asks, and proves itself; no person's account opens this. */
@Path("/internal/attempts/{attemptId}/word")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Services")
class WordResource {
    private final SayWord sayWord;
    private final SurveySide surveySide;

    WordResource(SayWord sayWord, SurveySide surveySide) {
        this.sayWord = sayWord;
        this.surveySide = surveySide;
    }

    @GET
    @Operation(summary = "Whether the attempt's customer may be called now; for the survey side")
    @APIResponse(responseCode = "401", description = "Without the survey side's proof")
    @APIResponse(responseCode = "403", description = "With somebody else's token")
    public Uni<WordView> word(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return surveySide.require(authorization).chain(() -> sayWord.say(attemptId));
    }
}
