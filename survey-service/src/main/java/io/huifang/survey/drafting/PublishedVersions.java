package io.huifang.survey.drafting;

import io.huifang.survey.library.Article;
import io.huifang.survey.library.Articles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

/** The published versions of all documents, where new ones are added. */
@ApplicationScoped
class PublishedVersions {
    // A minute ahead, so that every replica knows it by then; after its predecessor in any case.
    private static final String ADD =
            """
            INSERT INTO %1$s (id, version, effective_from, content, published_by)
            SELECT $1, coalesce(max(version), 0) + 1,
                greatest(clock_timestamp() + interval '1 minute',
                    max(effective_from) + interval '1 microsecond'), $2, $3
            FROM %1$s WHERE id = $1
            RETURNING version""";

    private static final String ADD_QUESTIONNAIRE = ADD.formatted("questionnaire");
    private static final String ADD_SCRIPT = ADD.formatted("script");

    private final Articles articles;

    PublishedVersions(Articles articles) {
        this.articles = articles;
    }

    /** Its number. The draft, which is locked and sound, keeps others from adding the same. */
    Uni<Integer> add(SqlConnection tx, DocumentDraft draft, String account) {
        return switch (draft.name().kind()) {
            case QUESTIONNAIRE -> add(tx, ADD_QUESTIONNAIRE, draft, account);
            case SCRIPT -> add(tx, ADD_SCRIPT, draft, account);
            case ARTICLE ->
                    articles.publish(
                            tx,
                            draft.name().id(),
                            draft.content().toString(),
                            Article.read(draft.content()),
                            account);
        };
    }

    private static Uni<Integer> add(
            SqlConnection tx, String sql, DocumentDraft draft, String account) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of(draft.name().id(), draft.content().toString(), account))
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
