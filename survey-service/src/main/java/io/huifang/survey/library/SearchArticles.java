package io.huifang.survey.library;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Finds articles by words, audience and reason; the best first. */
@ApplicationScoped
public class SearchArticles {
    private final Pool pool;
    private final Findings findings;

    SearchArticles(Pool pool, Findings findings) {
        this.pool = pool;
        this.findings = findings;
    }

    public Uni<List<FoundArticle>> search(ArticleQuery query) {
        return pool.withConnection(connection -> findings.search(connection, query));
    }
}
