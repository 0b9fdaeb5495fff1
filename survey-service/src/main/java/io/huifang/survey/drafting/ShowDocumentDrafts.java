package io.huifang.survey.drafting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;

/** Shows what is being written. */
@ApplicationScoped
public class ShowDocumentDrafts {
    private final Pool pool;
    private final DocumentDrafts drafts;

    ShowDocumentDrafts(Pool pool, DocumentDrafts drafts) {
        this.pool = pool;
        this.drafts = drafts;
    }

    public Uni<List<DocumentDraft>> all() {
        return pool.withConnection(drafts::all);
    }

    public Uni<Optional<DocumentDraft>> one(DocumentName name) {
        return pool.withConnection(connection -> drafts.find(connection, name));
    }
}
