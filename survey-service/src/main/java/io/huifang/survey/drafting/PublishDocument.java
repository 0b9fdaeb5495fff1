package io.huifang.survey.drafting;

import io.huifang.survey.audit.Audit;
import io.huifang.survey.audit.AuditAct;
import io.huifang.survey.audit.AuditEntry;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.idempotency.AnsweredMeanwhile;
import io.huifang.survey.idempotency.IdempotentAnswers;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes a draft the next version of its document. The version, the end of the draft, the audit's
 * entry and the remembered answer commit together; a second delivery finds no draft, or its answer
 * by its key.
 */
@ApplicationScoped
public class PublishDocument {
    private static final int CREATED = 201;

    private final Pool pool;
    private final DocumentDrafts drafts;
    private final PublishedVersions versions;
    private final IdempotentAnswers answers;
    private final Audit audit;
    private final JsonBodies json;

    PublishDocument(
            Pool pool,
            DocumentDrafts drafts,
            PublishedVersions versions,
            IdempotentAnswers answers,
            Audit audit,
            JsonBodies json) {
        this.pool = pool;
        this.drafts = drafts;
        this.versions = versions;
        this.answers = answers;
        this.audit = audit;
        this.json = json;
    }

    /**
     * @param seen the revision that is to be published; empty when none was named
     * @param key empty when the sender gave none
     */
    public Uni<Answer> publish(
            DocumentName name, OptionalLong seen, String account, Optional<RequestKey> key) {
        return pool.withTransaction(
                        tx -> answers.once(tx, key, () -> publish(tx, name, seen, account)))
                .onFailure(PublishDocument::lostARace)
                .retry()
                .atMost(1);
    }

    // Against the same request, or against a version that came with a release in this moment.
    private static boolean lostARace(Throwable failure) {
        return failure instanceof AnsweredMeanwhile
                || failure instanceof PgException taken && "23505".equals(taken.getSqlState());
    }

    private Uni<Answer> publish(
            SqlConnection tx, DocumentName name, OptionalLong seen, String account) {
        return drafts.lock(tx, name)
                .chain(
                        found ->
                                DraftRules.refusal(found, seen)
                                        .or(() -> unfit(found.get()))
                                        .map(Uni.createFrom()::item)
                                        .orElseGet(() -> publish(tx, found.get(), account)));
    }

    private static Optional<Answer> unfit(DocumentDraft draft) {
        List<Violation> faults = draft.name().kind().faults(draft.content());
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer.Refused(Problems.INVALID.at(faults)));
    }

    private Uni<Answer> publish(SqlConnection tx, DocumentDraft draft, String account) {
        DocumentName name = draft.name();
        return versions.add(tx, draft, account)
                .call(() -> drafts.remove(tx, name))
                .call(version -> audit.append(tx, published(name, version, account)))
                .map(
                        version ->
                                new Answer.Done(
                                        CREATED,
                                        null,
                                        json.of(
                                                new PublishedView(
                                                        name.kind().path(), name.id(), version))));
    }

    private static AuditEntry published(DocumentName name, int version, String account) {
        String object = name.kind().path() + ':' + name.id() + ':' + version;
        return new AuditEntry(AuditAct.PUBLISH, account, object, null, null);
    }
}
