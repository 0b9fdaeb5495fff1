package io.huifang.survey.drafting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The drafts of all documents, one of each. */
@ApplicationScoped
class DocumentDrafts {
    private static final String COLUMNS = "kind, id, revision, content, saved_by, saved_at";
    private static final String ALL =
            "SELECT %s FROM document_draft ORDER BY kind, id LIMIT 500".formatted(COLUMNS);
    private static final String FIND =
            "SELECT %s FROM document_draft WHERE kind = $1 AND id = $2".formatted(COLUMNS);
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String ADD =
            """
            INSERT INTO document_draft (kind, id, content, saved_by) VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING RETURNING %s"""
                    .formatted(COLUMNS);
    private static final String REPLACE =
            """
            UPDATE document_draft SET content = $3, saved_by = $4, saved_at = clock_timestamp(),
                revision = nextval('document_draft_revision')
            WHERE kind = $1 AND id = $2 RETURNING %s"""
                    .formatted(COLUMNS);
    private static final String REMOVE = "DELETE FROM document_draft WHERE kind = $1 AND id = $2";

    private final ObjectMapper mapper;

    DocumentDrafts(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Uni<List<DocumentDraft>> all(SqlConnection tx) {
        return tx.preparedQuery(ALL).execute().map(this::read);
    }

    Uni<Optional<DocumentDraft>> find(SqlConnection tx, DocumentName name) {
        return one(tx, FIND, name);
    }

    /** Until the transaction ends, nobody else writes or publishes it. */
    Uni<Optional<DocumentDraft>> lock(SqlConnection tx, DocumentName name) {
        return one(tx, LOCK, name);
    }

    /** The first state of a draft; empty when somebody else began one in this moment. */
    Uni<Optional<DocumentDraft>> add(
            SqlConnection tx, DocumentName name, ObjectNode content, String account) {
        return write(tx, ADD, name, content, account);
    }

    /** The next state of a draft that is locked. */
    Uni<Optional<DocumentDraft>> replace(
            SqlConnection tx, DocumentName name, ObjectNode content, String account) {
        return write(tx, REPLACE, name, content, account);
    }

    Uni<Void> remove(SqlConnection tx, DocumentName name) {
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.of(name.kind().name(), name.id()))
                .replaceWithVoid();
    }

    private Uni<Optional<DocumentDraft>> one(SqlConnection tx, String sql, DocumentName name) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of(name.kind().name(), name.id()))
                .map(rows -> read(rows).stream().findFirst());
    }

    private Uni<Optional<DocumentDraft>> write(
            SqlConnection tx, String sql, DocumentName name, ObjectNode content, String account) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of(name.kind().name(), name.id(), content.toString(), account))
                .map(rows -> read(rows).stream().findFirst());
    }

    private List<DocumentDraft> read(RowSet<Row> rows) {
        List<DocumentDraft> drafts = new ArrayList<>();
        for (Row row : rows) {
            DocumentName name =
                    new DocumentName(DocumentKind.valueOf(row.getString(0)), row.getString(1));
            drafts.add(
                    new DocumentDraft(
                            name,
                            row.getLong(2),
                            content(name, row.getString(3)),
                            row.getString(4),
                            row.getOffsetDateTime(5).toInstant()));
        }
        return drafts;
    }

    private ObjectNode content(DocumentName name, String json) {
        try {
            return (ObjectNode) mapper.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("draft " + name + " is no JSON", impossible);
        }
    }
}
