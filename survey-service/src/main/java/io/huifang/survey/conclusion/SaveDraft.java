package io.huifang.survey.conclusion;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.questionnaire.PublishedDocuments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the answers typed so far, so that nothing is lost with the agent's page. */
@ApplicationScoped
class SaveDraft {
    private final Pool pool;
    private final Attempts attempts;
    private final Drafts drafts;
    private final PublishedDocuments documents;
    private final JsonBodies json;

    SaveDraft(
            Pool pool,
            Attempts attempts,
            Drafts drafts,
            PublishedDocuments documents,
            JsonBodies json) {
        this.pool = pool;
        this.attempts = attempts;
        this.drafts = drafts;
        this.documents = documents;
        this.json = json;
    }

    /**
     * Replaces the draft.
     *
     * @param given answers by question id, as sent; all must fit their questions
     */
    Uni<Answer> save(Holder holder, Map<String, Object> given) {
        return pool.withTransaction(
                tx ->
                        attempts.lock(tx, holder.attemptId())
                                .chain(found -> save(tx, holder, found, given)));
    }

    private Uni<Answer> save(
            SqlConnection tx, Holder holder, Optional<Attempt> found, Map<String, Object> given) {
        Optional<Answer> refusal = refusal(holder, found, given);
        if (refusal.isPresent()) {
            return Uni.createFrom().item(refusal.get());
        }
        long token = found.get().token();
        return drafts.save(tx, holder.attemptId(), token, given)
                .map(saved -> Answer.Done.ok(token, json.of(given)));
    }

    private Optional<Answer> refusal(
            Holder holder, Optional<Attempt> found, Map<String, Object> given) {
        Optional<Refusal> refusal = Refusal.ofWrite(found, holder);
        if (refusal.isPresent()) {
            return refusal.map(Refusal::answer);
        }
        Attempt attempt = found.get();
        List<Violation> faults =
                ConclusionRules.faults(
                        "",
                        documents.questionnaire(
                                attempt.brief().questionnaire(), attempt.claimedAt()),
                        given);
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer.Refused(Problems.INVALID.at(faults)));
    }
}
