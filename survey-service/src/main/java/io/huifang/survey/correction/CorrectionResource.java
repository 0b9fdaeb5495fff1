package io.huifang.survey.correction;

import io.huifang.survey.account.Role;
import io.huifang.survey.history.AttemptView;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
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

/** A supervisor corrects how an attempt ended. */
@Path("/v1/attempts/{attemptId}/corrections")
@RolesAllowed(Role.SUPERVISOR)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Attempts")
class CorrectionResource {
    private final CorrectAttempt correctAttempt;

    CorrectionResource(CorrectAttempt correctAttempt) {
        this.correctAttempt = correctAttempt;
    }

    @POST
    @Operation(summary = "Correct how an attempt ended; both versions stay. Audited")
    @RequestBodySchema(CorrectionRequest.class)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AttemptView.class)))
    public Uni<Response> correct(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam("Idempotency-Key") String key,
            @Context SecurityContext security,
            byte[] body) {
        CorrectionRequest wanted = CorrectionRequest.read(body);
        String supervisor = security.getUserPrincipal().getName();
        String request = "POST /v1/attempts/" + attemptId + "/corrections";
        return correctAttempt
                .correct(
                        attemptId,
                        supervisor,
                        wanted,
                        RequestKey.of(supervisor, key, request, body))
                .map(answer -> answer.toResponse());
    }
}
