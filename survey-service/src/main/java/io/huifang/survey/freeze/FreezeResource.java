package io.huifang.survey.freeze;

import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.exchange.IfMatch;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/** The holder asks for a freeze of the customer's funds. */
@Path("/v1/attempts/{attemptId}/freeze")
@RolesAllowed(Role.AGENT)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Attempts")
class FreezeResource {
    private final RequestFreeze requestFreeze;

    FreezeResource(RequestFreeze requestFreeze) {
        this.requestFreeze = requestFreeze;
    }

    @POST
    @Operation(summary = "Ask the wallet to freeze the customer's funds, once an attempt; audited")
    @RequestBodySchema(FreezeRequest.class)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = FreezeView.class)))
    public Uni<Response> freeze(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @Context SecurityContext security,
            byte[] body) {
        FreezeRequest wanted = FreezeRequest.read(body);
        String agent = security.getUserPrincipal().getName();
        Holder holder = new Holder(attemptId, agent, IfMatch.token(ifMatch));
        String request = "POST /v1/attempts/" + attemptId + "/freeze";
        return requestFreeze
                .request(holder, wanted, RequestKey.of(agent, key, request, body))
                .map(answer -> answer.toResponse());
    }
}
