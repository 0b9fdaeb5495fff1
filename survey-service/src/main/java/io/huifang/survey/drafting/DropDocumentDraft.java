package io.huifang.survey.drafting;

import io.huifang.survey.exchange.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.OptionalLong;

/** Throws a draft away; what is published stays. */
@ApplicationScoped
public class DropDocumentDraft {
    private final Pool pool;
    private final DocumentDrafts drafts;

    DropDocumentDraft(Pool pool, DocumentDrafts drafts) {
        this.pool = pool;
        this.drafts = drafts;
    }

    /**
     * @param seen the revision that is thrown away; empty when none was named
     */
    public Uni<Answer> drop(DocumentName name, OptionalLong seen) {
        return pool.withTransaction(
                tx ->
                        drafts.lock(tx, name)
                                .chain(
                                        found ->
                                                DraftRules.refusal(found, seen)
                                                        .map(Uni.createFrom()::item)
                                                        .orElseGet(
                                                                () ->
                                                                        drafts.remove(tx, name)
                                                                                .replaceWith(
                                                                                        Answer.Done
                                                                                                ::nothing))));
    }
}
