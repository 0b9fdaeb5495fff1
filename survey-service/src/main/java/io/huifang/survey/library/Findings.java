package io.huifang.survey.library;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Articles as they are looked for: the newest versions, in one language. */
@ApplicationScoped
class Findings {
    private static final String COLUMNS =
            "w.id, w.version, w.kind, w.audience, w.tags, w.title, w.body";
    private static final String SHOWN =
            """
            w.language = $1 AND ($2::text IS NULL OR w.audience = $2)
              AND ($3::text IS NULL OR $3 = ANY (w.reasons))""";

    // At least half of what was asked for must be there: a question has words that no article has.
    private static final String SEARCH =
            """
            WITH asked AS (
                SELECT CASE WHEN $1 = 'en' THEN tsvector_to_array(to_tsvector('english', $5))
                            ELSE $6::text[] END AS terms),
            wanted AS (
                SELECT terms, (
                    SELECT string_agg(quote_literal(term), ' | ') FROM unnest(terms) AS term
                )::tsquery AS any_of FROM asked)
            SELECT %s, CASE WHEN $1 = 'en' THEN ts_headline('english', w.body, any_of, $7) END
            FROM wanted JOIN article_words w ON w.words @@ any_of
            CROSS JOIN LATERAL (
                SELECT count(*) AS found FROM unnest(terms) AS term
                WHERE term = ANY (tsvector_to_array(w.words))) AS hits
            WHERE %s AND found * 2 >= cardinality(terms)
            ORDER BY found DESC, ts_rank(w.words, any_of) DESC, w.id LIMIT $4"""
                    .formatted(COLUMNS, SHOWN);
    private static final String LIST =
            """
            SELECT %s, NULL::text FROM article_words w WHERE %s ORDER BY w.kind, w.id LIMIT $4"""
                    .formatted(COLUMNS, SHOWN);
    private static final String FITTING =
            """
            SELECT %s, NULL::text FROM article_words w
            WHERE w.language = $1 AND w.reasons && $2::text[]
            ORDER BY array_position($3::text[], w.kind), w.id LIMIT $4"""
                    .formatted(COLUMNS);

    private static final String MARKED =
            "StartSel=%s, StopSel=%s, MaxFragments=2, MinWords=6, MaxWords=24, FragmentDelimiter=…"
                    .formatted(Excerpt.HIT, Excerpt.END);

    Uni<List<FoundArticle>> search(SqlConnection tx, ArticleQuery query) {
        Tuple values = Tuple.of(query.language(), query.audience(), query.reason(), query.most());
        if (query.words() == null) {
            return tx.preparedQuery(LIST).execute(values).map(rows -> read(rows, Set.of()));
        }
        Set<String> terms = Bigrams.asked(query.words());
        values.addString(query.words()).addArrayOfString(terms.toArray(String[]::new));
        return tx.preparedQuery(SEARCH)
                .execute(values.addString(MARKED))
                .map(rows -> read(rows, terms));
    }

    /** Those for any of these reasons, what to do first. */
    Uni<List<FoundArticle>> fitting(
            SqlConnection tx, String language, List<String> reasons, int most) {
        return tx.preparedQuery(FITTING)
                .execute(
                        Tuple.tuple()
                                .addString(language)
                                .addArrayOfString(reasons.toArray(String[]::new))
                                .addArrayOfString(Article.KINDS.toArray(String[]::new))
                                .addInteger(most))
                .map(rows -> read(rows, Set.of()));
    }

    private static List<FoundArticle> read(RowSet<Row> rows, Set<String> terms) {
        List<FoundArticle> found = new ArrayList<>();
        for (Row row : rows) {
            String marked = row.getString(7);
            found.add(
                    new FoundArticle(
                            row.getString(0),
                            row.getInteger(1),
                            row.getString(2),
                            row.getString(3),
                            List.of(row.getArrayOfStrings(4)),
                            row.getString(5),
                            marked == null
                                    ? Excerpt.of(row.getString(6), terms)
                                    : Excerpt.ofMarked(marked)));
        }
        return found;
    }
}
