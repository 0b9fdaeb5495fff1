package io.huifang.survey.reveal;

import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.exchange.IfMatch;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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

/** The lease holder asks for the number. */
@Path("/v1/attempts/{attemptId}/reveal")
@RolesAllowed(Role.AGENT)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Attempts")
class RevealResource {
    private final RevealContact revealContact;

    RevealResource(RevealContact revealContact) {
        this.revealContact = revealContact;
    }

    @POST
    @Operation(summary = "Show number and name to the lease holder; audited")
    public Uni<Response> reveal(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @Context SecurityContext security,
            byte[] body) {
        RequestBody.of(body).finish();
        String agent = security.getUserPrincipal().getName();
        Holder holder = new Holder(attemptId, agent, IfMatch.token(ifMatch));
        String request = "POST /v1/attempts/" + attemptId + "/reveal";
        return revealContact
                .reveal(holder, RequestKey.of(agent, key, request, body))
                .map(answer -> answer.toResponse());
    }
}
