package io.huifang.survey.verification;

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

/** The holder finds out who is on the line. */
@Path("/v1/attempts/{attemptId}")
@RolesAllowed(Role.AGENT)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Attempts")
class VerificationResource {
    private final VerifyCustomer verifyCustomer;

    VerificationResource(VerifyCustomer verifyCustomer) {
        this.verifyCustomer = verifyCustomer;
    }

    @POST
    @Path("/phrase")
    @Operation(summary = "Check the customer's word of the call's phrase; failures count")
    @RequestBodySchema(HeardPhrase.class)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VerificationView.class)))
    public Uni<Response> phrase(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @Context SecurityContext security,
            byte[] body) {
        HeardPhrase heard = HeardPhrase.read(body);
        Holder holder = holder(attemptId, security, ifMatch);
        String request = "POST /v1/attempts/" + attemptId + "/phrase";
        return verifyCustomer
                .check(holder, heard, RequestKey.of(holder.agent(), key, request, body))
                .map(answer -> answer.toResponse());
    }

    @POST
    @Path("/verification")
    @Operation(summary = "Write down how the customer showed who he is; failures count")
    @RequestBodySchema(Shown.class)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VerificationView.class)))
    public Uni<Response> verification(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @Context SecurityContext security,
            byte[] body) {
        Shown shown = Shown.read(body);
        Holder holder = holder(attemptId, security, ifMatch);
        String request = "POST /v1/attempts/" + attemptId + "/verification";
        return verifyCustomer
                .check(holder, shown, RequestKey.of(holder.agent(), key, request, body))
                .map(answer -> answer.toResponse());
    }

    private static Holder holder(UUID attemptId, SecurityContext security, String ifMatch) {
        return new Holder(attemptId, security.getUserPrincipal().getName(), IfMatch.token(ifMatch));
    }
}
