package io.huifang.survey.desk.call;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.attempt.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Keeps a call's form as it is typed. Nothing in it is judged before the conclusion. */
@ApplicationScoped
class SaveCallDraft {
    private final Pool pool;
    private final Attempts attempts;
    private final CallDrafts drafts;
    private final CallPapers papers;

    SaveCallDraft(Pool pool, Attempts attempts, CallDrafts drafts, CallPapers papers) {
        this.pool = pool;
        this.attempts = attempts;
        this.drafts = drafts;
        this.papers = papers;
    }

    /** What came of it. */
    sealed interface Saved {
        /**
         * It is kept.
         *
         * @param due what is part of the call by it
         */
        record Kept(DueParts due) implements Saved {}

        /** It is not. */
        record Refused(Refusal because) implements Saved {}
    }

    /** Replaces the draft of the holder's lease. */
    Uni<Saved> save(Holder holder, CallForm form) {
        return pool.withTransaction(
                tx ->
                        attempts.lock(tx, holder.attemptId())
                                .chain(found -> save(tx, found, holder, form)));
    }

    private Uni<Saved> save(
            SqlConnection tx, Optional<Attempt> found, Holder holder, CallForm form) {
        Optional<Refusal> refusal = Refusal.ofWrite(found, holder);
        if (refusal.isPresent()) {
            return Uni.createFrom().item(new Saved.Refused(refusal.get()));
        }
        Attempt attempt = found.get();
        return drafts.save(tx, attempt.id(), attempt.token(), form.masked().fields())
                .map(done -> new Saved.Kept(papers.due(attempt, form)));
    }
}
