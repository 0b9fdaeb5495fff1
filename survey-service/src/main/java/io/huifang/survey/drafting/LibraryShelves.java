package io.huifang.survey.drafting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;

/** All documents, read as the people who write them see them. */
@ApplicationScoped
class LibraryShelves {
    private static final String ALL =
            """
            WITH newest AS (
                SELECT DISTINCT ON (kind, id) kind, id, version, content FROM (
                    SELECT 'QUESTIONNAIRE' AS kind, id, version, content FROM questionnaire
                    UNION ALL SELECT 'SCRIPT', id, version, content FROM script
                    UNION ALL SELECT 'ARTICLE', id, version, content FROM article) AS every
                ORDER BY kind, id, version DESC)
            SELECT kind, id, coalesce(n.version, 0),
                coalesce(n.content, d.content)::json -> 'title', d.id IS NOT NULL
            FROM newest n FULL JOIN document_draft d USING (kind, id)
            ORDER BY kind DESC, id LIMIT 2000""";
    private static final String VERSIONS =
            """
            SELECT version, %s, published_by, content FROM %s WHERE id = $1
            ORDER BY version DESC LIMIT 50""";

    private final ObjectMapper mapper;

    LibraryShelves(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Uni<List<LibraryEntry>> all(SqlConnection connection) {
        return connection
                .query(ALL)
                .execute()
                .map(
                        rows -> {
                            List<LibraryEntry> entries = new ArrayList<>();
                            rows.forEach(row -> entries.add(entry(row)));
                            return entries;
                        });
    }

    Uni<List<LibraryDocument.Version>> versions(SqlConnection connection, DocumentName name) {
        String sql =
                switch (name.kind()) {
                    case QUESTIONNAIRE -> VERSIONS.formatted("effective_from", "questionnaire");
                    case SCRIPT -> VERSIONS.formatted("effective_from", "script");
                    case ARTICLE -> VERSIONS.formatted("published_at", "article");
                };
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(name.id()))
                .map(
                        rows -> {
                            List<LibraryDocument.Version> versions = new ArrayList<>();
                            rows.forEach(row -> versions.add(version(row)));
                            return versions;
                        });
    }

    private LibraryEntry entry(Row row) {
        DocumentName name =
                new DocumentName(DocumentKind.valueOf(row.getString(0)), row.getString(1));
        JsonNode title = mapper.valueToTree(titleOf(row.getValue(3)));
        return new LibraryEntry(name, title, row.getInteger(2), row.getBoolean(4));
    }

    // A draft's title may be anything yet.
    private static Object titleOf(Object json) {
        return json instanceof JsonObject object ? object.getMap() : null;
    }

    private LibraryDocument.Version version(Row row) {
        try {
            return new LibraryDocument.Version(
                    row.getInteger(0),
                    row.getOffsetDateTime(1).toInstant(),
                    row.getString(2),
                    (ObjectNode) mapper.readTree(row.getString(3)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a published document is no JSON", impossible);
        }
    }
}
