package io.huifang.survey.reveal;

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

/** Intake's interface to its vault. */
@Path("/v1/customers/{customerId}/contact")
interface ContactsApi {
    /**
     * @param attemptId for intake's audit
     * @param agent for intake's audit
     * @param validAt RFC 3339 instant at which the contact held that is wanted; null for the newest
     * @param source source of the event whose narrative is wanted; null for none
     * @param id id of that event; null for none
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RevealedContact> contact(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("customerId") String customerId,
            @QueryParam("attemptId") UUID attemptId,
            @QueryParam("agent") String agent,
            @QueryParam("validAt") String validAt,
            @QueryParam("source") String source,
            @QueryParam("id") String id);
}
