package io.huifang.survey.drafting;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.OptionalLong;

/** Keeps what was written of a document; it need not be finished. */
@ApplicationScoped
public class SaveDocumentDraft {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Pool pool;
    private final DocumentDrafts drafts;
    private final JsonBodies json;

    SaveDocumentDraft(Pool pool, DocumentDrafts drafts, JsonBodies json) {
        this.pool = pool;
        this.drafts = drafts;
        this.json = json;
    }

    /**
     * @param seen the revision it goes on from; empty to begin a draft
     */
    public Uni<Answer> save(
            DocumentName name, OptionalLong seen, ObjectNode content, String account) {
        return pool.withTransaction(
                tx ->
                        drafts.lock(tx, name)
                                .chain(
                                        found ->
                                                found.isEmpty() && seen.isEmpty()
                                                        ? begin(tx, name, content, account)
                                                        : DraftRules.refusal(found, seen)
                                                                .map(Uni.createFrom()::item)
                                                                .orElseGet(
                                                                        () ->
                                                                                goOn(
                                                                                        tx, name,
                                                                                        content,
                                                                                        account))));
    }

    private Uni<Answer> goOn(
            SqlConnection tx, DocumentName name, ObjectNode content, String account) {
        return drafts.replace(tx, name, content, account)
                .map(Optional::orElseThrow)
                .map(draft -> saved(OK, draft));
    }

    private Uni<Answer> begin(
            SqlConnection tx, DocumentName name, ObjectNode content, String account) {
        return drafts.add(tx, name, content, account)
                .map(
                        added ->
                                added.map(draft -> saved(CREATED, draft))
                                        .orElse(new Answer.Refused(DraftRules.DRAFT_CHANGED)));
    }

    private Answer saved(int status, DocumentDraft draft) {
        return new Answer.Done(status, draft.revision(), json.of(DraftView.of(draft)));
    }
}
