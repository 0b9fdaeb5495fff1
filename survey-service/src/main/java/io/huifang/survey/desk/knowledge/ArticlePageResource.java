package io.huifang.survey.desk.knowledge;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.library.ShowArticle;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Section;
import io.huifang.survey.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.util.Optional;

/** One article of the knowledge base, for agents. */
@Path("/desk/articles/{id}")
@RolesAllowed(Role.AGENT)
@Produces(MediaType.TEXT_HTML)
class ArticlePageResource {
    private final ShowArticle showArticle;
    private final Pages pages;
    private final Template template;

    ArticlePageResource(
            ShowArticle showArticle,
            Pages pages,
            @Location("desk/article.html") Template template) {
        this.showArticle = showArticle;
        this.pages = pages;
        this.template = template;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(@BeanParam PageRequest request, @PathParam("id") String id) {
        return showArticle.show(id).chain(found -> show(request, found));
    }

    private Uni<Response> show(PageRequest request, Optional<ObjectNode> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(new Answer.Refused(Problems.NOT_FOUND).toResponse());
        }
        Wording wording = pages.wording(request, "desk");
        ArticlePage page = ArticlePage.of(found.get(), wording.language().tag());
        return pages.show(
                template, pages.frame(request, wording, page.title(), Section.DESK), page, 200);
    }
}
