package io.huifang.survey.desk.knowledge;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.exchange.PlainText;
import io.huifang.survey.library.ArticleQuery;
import io.huifang.survey.library.FoundArticle;
import io.huifang.survey.library.SearchArticles;
import io.huifang.survey.library.SuggestArticles;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What fits a call, and what an agent looks for in it. */
@Path("/desk/calls/{attemptId}/articles")
@RolesAllowed(Role.AGENT)
@Produces(MediaType.TEXT_HTML)
class ArticlesPageResource {
    private static final int LONGEST = 200;
    private static final int MOST = 10;

    private final SuggestArticles suggestArticles;
    private final SearchArticles searchArticles;
    private final Pages pages;
    private final Template template;

    ArticlesPageResource(
            SuggestArticles suggestArticles,
            SearchArticles searchArticles,
            Pages pages,
            @Location("desk/articles.html") Template template) {
        this.suggestArticles = suggestArticles;
        this.searchArticles = searchArticles;
        this.pages = pages;
        this.template = template;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            @QueryParam("q") String words) {
        String asked = asked(words);
        String language = request.language().tag();
        return suggestArticles
                .suggest(attemptId, request.account(), language)
                .chain(fitting -> wanted(fitting, asked, language))
                .chain(found -> show(request, attemptId, asked, found));
    }

    private Uni<Optional<List<FoundArticle>>> wanted(
            Optional<List<FoundArticle>> fitting, String asked, String language) {
        if (asked.isEmpty() || fitting.isEmpty()) return Uni.createFrom().item(fitting);
        return searchArticles
                .search(new ArticleQuery(asked, language, null, null, MOST))
                .map(Optional::of);
    }

    private Uni<Response> show(
            PageRequest request, UUID attemptId, String asked, Optional<List<FoundArticle>> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(Refusal.NOT_YOURS.answer().toResponse());
        }
        Wording wording = pages.wording(request, "desk");
        List<FoundArticle> best = found.get().stream().limit(MOST).toList();
        return pages.show(
                template,
                pages.frame(request, wording, wording.say("articles.title"), Section.DESK),
                new ArticlesPage("/desk/calls/" + attemptId, asked, best),
                200);
    }

    /** What cannot be looked for stands for nothing. */
    private static String asked(String words) {
        String said = words == null ? "" : words.strip();
        String cut = said.substring(0, Math.min(said.length(), LONGEST));
        return PlainText.is(cut) ? cut : "";
    }
}
