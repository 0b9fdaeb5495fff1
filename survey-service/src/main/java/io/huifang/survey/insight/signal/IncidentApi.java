package io.huifang.survey.insight.signal;

import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The scheduler's interface for incidents that somebody else found. */
@Path("/internal/incidents/{incidentId}")
interface IncidentApi {
    /**
     * What is wanted.
     *
     * @param rule name of the policy's rule
     * @param facts what the events have in common, by name
     * @param since events from then on are part of it, UTC
     * @param because in a few words
     */
    record Wanted(String rule, Map<String, String> facts, Instant since, String because) {}

    /**
     * What is open.
     *
     * @param incidentId ours, or that of one that was open already
     */
    record Opened(UUID incidentId) {}

    /** The same twice is the same incident. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Opened> open(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("incidentId") UUID incidentId,
            Wanted wanted);
}
