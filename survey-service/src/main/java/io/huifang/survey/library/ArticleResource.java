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
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The knowledge base, for those who talk to customers. */
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.AGENT, Role.SUPERVISOR, Role.AUDITOR})
@Tag(name = "Knowledge")
class ArticleResource {
    private final SearchArticles searchArticles;
    private final ShowArticle showArticle;

    ArticleResource(SearchArticles searchArticles, ShowArticle showArticle) {
        this.searchArticles = searchArticles;
        this.showArticle = showArticle;
    }

    @GET
    @Operation(
            summary = "Search articles",
            description =
                    "By words (q), in zh-CN or en; only those for an audience (agent, customer) or a"
                            + " reason, when given. Without words all of them are listed.")
    public Uni<ArticlesView> search(
            @QueryParam("q") String words,
            @QueryParam("language") @DefaultValue("zh-CN") String language,
            @QueryParam("audience") String audience,
            @QueryParam("reason") String reason,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        return searchArticles
                .search(Asked.query(words, language, audience, reason, limit))
                .map(ArticlesView::new);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One article, newest version, in all languages")
    public Uni<String> article(@PathParam("id") String id) {
        return showArticle
                .show(id)
                .map(found -> found.orElseThrow(NotFoundException::new).toString());
    }
}
