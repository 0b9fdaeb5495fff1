package io.huifang.survey.library;

import io.huifang.survey.account.Role;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/** What helps with a call. */
@Path("/v1/attempts/{attemptId}/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.AGENT, Role.SUPERVISOR, Role.AUDITOR})
@Tag(name = "Knowledge")
class SuggestionResource {
    private final SuggestArticles suggestArticles;

    SuggestionResource(SuggestArticles suggestArticles) {
        this.suggestArticles = suggestArticles;
    }

    @GET
    @Operation(summary = "Articles for the reason of this attempt; agents see their own")
    public Uni<ArticlesView> suggestions(
            @PathParam("attemptId") UUID attemptId,
            @QueryParam("language") @DefaultValue("zh-CN") String language,
            @Context SecurityContext security) {
        boolean seesAll =
                security.isUserInRole(Role.SUPERVISOR) || security.isUserInRole(Role.AUDITOR);
        String agent = seesAll ? null : security.getUserPrincipal().getName();
        return suggestArticles
                .suggest(attemptId, agent, Asked.language(language))
                .map(found -> new ArticlesView(found.orElseThrow(NotFoundException::new)));
    }
}
