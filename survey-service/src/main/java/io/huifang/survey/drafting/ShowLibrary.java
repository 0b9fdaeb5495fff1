package io.huifang.survey.drafting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Shows what there is of questionnaires, scripts and articles, published or not. */
@ApplicationScoped
public class ShowLibrary {
    private final Pool pool;
    private final DocumentDrafts drafts;
    private final LibraryShelves shelves;

    ShowLibrary(Pool pool, DocumentDrafts drafts, LibraryShelves shelves) {
        this.pool = pool;
        this.drafts = drafts;
        this.shelves = shelves;
    }

    public Uni<List<LibraryEntry>> all() {
        return pool.withConnection(shelves::all);
    }

    public Uni<LibraryDocument> one(DocumentName name) {
        return pool.withConnection(
                connection ->
                        drafts.find(connection, name)
                                .chain(
                                        draft ->
                                                shelves.versions(connection, name)
                                                        .map(
                                                                versions ->
                                                                        new LibraryDocument(
                                                                                name, draft,
                                                                                versions))));
    }
}
