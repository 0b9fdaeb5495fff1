package io.huifang.survey.conclusion;

import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.exchange.IfMatch;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.history.AttemptView;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

import java.util.Map;
import java.util.UUID;

/** The holder writes down what was said and how it ended. */
@Path("/v1/attempts/{attemptId}")
@RolesAllowed(Role.AGENT)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Attempts")
class ConclusionResource {
    private final SaveDraft saveDraft;
    private final ConcludeAttempt concludeAttempt;
    private final RootCauses rootCauses;

    ConclusionResource(
            SaveDraft saveDraft, ConcludeAttempt concludeAttempt, RootCauses rootCauses) {
        this.saveDraft = saveDraft;
        this.concludeAttempt = concludeAttempt;
        this.rootCauses = rootCauses;
    }

    @PUT
    @Path("/answers")
    @Operation(summary = "Keep the answers typed so far")
    @RequestBodySchema(Map.class)
    public Uni<Response> answers(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context SecurityContext security,
            byte[] body) {
        Map<String, Object> given = GivenAnswers.of(RequestBody.of(body).everything());
        return saveDraft
                .save(holder(attemptId, security, ifMatch), given)
                .map(answer -> answer.toResponse());
    }

    @POST
    @Path("/conclusion")
    @Operation(summary = "Record how the attempt ended")
    @RequestBodySchema(ConclusionRequest.class)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AttemptView.class)))
    public Uni<Response> conclude(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @Context SecurityContext security,
            byte[] body) {
        Holder holder = holder(attemptId, security, ifMatch);
        ConcludeCommand command = ConclusionRequest.read(holder, body, rootCauses);
        String request = "POST /v1/attempts/" + attemptId + "/conclusion";
        return concludeAttempt
                .conclude(command, RequestKey.of(holder.agent(), key, request, body))
                .map(answer -> answer.toResponse());
    }

    private static Holder holder(UUID attemptId, SecurityContext security, String ifMatch) {
        return new Holder(attemptId, security.getUserPrincipal().getName(), IfMatch.token(ifMatch));
    }
}
