package io.huifang.survey.attempt;

import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.IfMatch;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/** The holder keeps or gives back what he claimed. */
@Path("/v1/attempts/{attemptId}")
@RolesAllowed(Role.AGENT)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Attempts")
class LeaseResource {
    private final ExtendLease extendLease;
    private final ReleaseLease releaseLease;

    LeaseResource(ExtendLease extendLease, ReleaseLease releaseLease) {
        this.extendLease = extendLease;
        this.releaseLease = releaseLease;
    }

    @POST
    @Path("/heartbeat")
    @Operation(summary = "Keep the lease; at least once in its duration")
    public Uni<Response> heartbeat(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @Context SecurityContext security,
            byte[] body) {
        RequestBody.of(body).finish();
        String agent = security.getUserPrincipal().getName();
        Holder holder = new Holder(attemptId, agent, IfMatch.token(ifMatch));
        String request = "POST /v1/attempts/" + attemptId + "/heartbeat";
        return extendLease
                .extend(holder, RequestKey.of(agent, key, request, body))
                .map(answer -> answer.toResponse());
    }

    @DELETE
    @Path("/lease")
    @Operation(summary = "Give the attempt back; it is offered again")
    public Uni<Response> release(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context SecurityContext security) {
        Holder holder =
                new Holder(
                        attemptId, security.getUserPrincipal().getName(), IfMatch.token(ifMatch));
        return releaseLease.release(holder).map(answer -> answer.toResponse());
    }
}
