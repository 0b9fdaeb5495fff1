package io.huifang.survey.library;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored versions of all articles, and the words of the newest ones. */
@ApplicationScoped
public class Articles {
    private static final String PUBLISH =
            """
            INSERT INTO article (id, version, published_by, content)
            SELECT $1, coalesce(max(version), 0) + 1, $2, $3 FROM article WHERE id = $1
            RETURNING version""";
    private static final String SHIP =
            """
            INSERT INTO article (id, version, content)
            SELECT $1, $2, $3 WHERE NOT EXISTS (
                SELECT 1 FROM article WHERE id = $1 AND (published_by IS NOT NULL OR version >= $2))
            ON CONFLICT DO NOTHING RETURNING version""";
    private static final String RETIRE = "DELETE FROM article_words WHERE id = $1";
    private static final String INDEX =
            """
            INSERT INTO article_words (id, version, language, kind, audience, tags, reasons, title,
                body, words)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
                CASE WHEN $3 = 'en'
                    THEN setweight(to_tsvector('english', $8), 'A')
                        || setweight(to_tsvector('english', $10), 'B')
                        || setweight(to_tsvector('english', $9), 'D')
                    ELSE $11::text::tsvector END)
            ON CONFLICT (id, language) DO UPDATE SET version = excluded.version,
                kind = excluded.kind, audience = excluded.audience, tags = excluded.tags,
                reasons = excluded.reasons, title = excluded.title, body = excluded.body,
                words = excluded.words
            WHERE article_words.version < excluded.version""";
    private static final String NEWEST =
            "SELECT version, content FROM article WHERE id = $1 ORDER BY version DESC LIMIT 1";

    /** An article's newest version: its number and its content in JSON. */
    record Stored(int version, String content) {}

    /** Adds the next version; it is found from the commit on. The draft's lock keeps others out. */
    public Uni<Integer> publish(
            SqlConnection tx, String id, String content, Article article, String account) {
        return tx.preparedQuery(PUBLISH)
                .execute(Tuple.of(id, account, content))
                .map(rows -> rows.iterator().next().getInteger(0))
                .chain(version -> index(tx, id, version, article).replaceWith(version));
    }

    /** Adds a version that came with the service, unless it or one of a person's is there. */
    Uni<Void> ship(SqlConnection tx, String id, int version, String content, Article article) {
        return tx.preparedQuery(SHIP)
                .execute(Tuple.of(id, version, content))
                .chain(
                        added ->
                                added.size() == 0
                                        ? Uni.createFrom().voidItem()
                                        : index(tx, id, version, article));
    }

    Uni<Optional<Stored>> newest(SqlConnection tx, String id) {
        return tx.preparedQuery(NEWEST)
                .execute(Tuple.of(id))
                .map(Articles::first)
                .map(row -> row.map(it -> new Stored(it.getInteger(0), it.getString(1))));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private Uni<Void> index(SqlConnection tx, String id, int version, Article article) {
        if (article.retired()) {
            return tx.preparedQuery(RETIRE).execute(Tuple.of(id)).replaceWithVoid();
        }
        List<Tuple> rows = new ArrayList<>();
        article.texts()
                .forEach((language, text) -> rows.add(row(id, version, article, language, text)));
        return tx.preparedQuery(INDEX).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(
            String id, int version, Article article, String language, Article.Text text) {
        String others = text.alsoCalled() + ' ' + String.join(" ", article.tags());
        Map<Character, String> parts = new LinkedHashMap<>();
        parts.put('A', text.title());
        parts.put('B', others);
        parts.put('D', text.body());
        return Tuple.tuple()
                .addString(id)
                .addInteger(version)
                .addString(language)
                .addString(article.kind())
                .addString(article.audience())
                .addArrayOfString(article.tags().toArray(String[]::new))
                .addArrayOfString(article.reasons().toArray(String[]::new))
                .addString(text.title())
                .addString(text.body())
                .addString(others)
                .addString(language.equals("en") ? "" : Bigrams.vector(parts));
    }
}
