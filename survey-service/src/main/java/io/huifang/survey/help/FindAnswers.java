package io.huifang.survey.help;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.survey.library.ArticleQuery;
import io.huifang.survey.library.FoundArticle;
import io.huifang.survey.library.SearchArticles;
import io.huifang.survey.library.ShowArticle;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;

/** Answers a customer out of the knowledge base. What he asks is kept nowhere. */
@ApplicationScoped
class FindAnswers {
    /** More than these nobody reads on a telephone. */
    private static final int MOST = 4;

    private final SearchArticles searchArticles;
    private final ShowArticle showArticle;

    FindAnswers(SearchArticles searchArticles, ShowArticle showArticle) {
        this.searchArticles = searchArticles;
        this.showArticle = showArticle;
    }

    /**
     * @param language one in which articles are written
     */
    Uni<List<FoundAnswer>> find(String words, String language) {
        return searchArticles
                .search(ArticleQuery.ofCustomer(words, language, MOST))
                .chain(
                        found ->
                                Multi.createFrom()
                                        .iterable(found)
                                        .onItem()
                                        .transformToUniAndConcatenate(it -> whole(it, language))
                                        .select()
                                        .where(Optional::isPresent)
                                        .map(Optional::get)
                                        .collect()
                                        .asList());
    }

    /** Empty for one that was taken back meanwhile. */
    private Uni<Optional<FoundAnswer>> whole(FoundArticle article, String language) {
        return showArticle
                .showToCustomer(article.id())
                .map(found -> found.map(it -> answer(it, article, language)));
    }

    private static FoundAnswer answer(ObjectNode whole, FoundArticle article, String language) {
        String body = whole.path("body").path(language).asText();
        List<String> lines = body.lines().filter(line -> !line.isBlank()).toList();
        return new FoundAnswer(article.id(), article.title(), lines);
    }
}
