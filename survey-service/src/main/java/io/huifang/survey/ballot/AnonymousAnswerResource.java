package io.huifang.survey.ballot;

import io.huifang.survey.account.Role;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was answered without a name, counted. */
@Path("/v1/questionnaires/{id}/versions/{version}/anonymous-answers")
@RolesAllowed({Role.SUPERVISOR, Role.AUDITOR})
@Tag(name = "Documents")
class AnonymousAnswerResource {
    private final CountAnonymousAnswers countAnonymousAnswers;

    AnonymousAnswerResource(CountAnonymousAnswers countAnonymousAnswers) {
        this.countAnonymousAnswers = countAnonymousAnswers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How many gave which answer without a name; small counts are left out")
    public Uni<AnonymousAnswersView> count(
            @PathParam("id") String id, @PathParam("version") int version) {
        return countAnonymousAnswers.count(id, version);
    }
}
