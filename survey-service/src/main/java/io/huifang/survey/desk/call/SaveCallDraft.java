package io.huifang.survey.desk.call;

import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.exchange.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Optional;

/** Keeps a call's form as it is typed. Nothing in it is judged before the conclusion. */
@ApplicationScoped
class SaveCallDraft {
    private final Pool pool;
    private final Attempts attempts;
    private final CallDrafts drafts;

    SaveCallDraft(Pool pool, Attempts attempts, CallDrafts drafts) {
        this.pool = pool;
        this.attempts = attempts;
        this.drafts = drafts;
    }

    /** Replaces the draft of the holder's lease. */
    Uni<Answer> save(Holder holder, Map<String, String> fields) {
        return pool.withTransaction(
                tx ->
                        attempts.lock(tx, holder.attemptId())
                                .chain(
                                        found -> {
                                            Optional<Refusal> refusal =
                                                    found.map(it -> it.refusalOfWrite(holder))
                                                            .orElse(Optional.of(Refusal.NOT_YOURS));
                                            return refusal.isPresent()
                                                    ? Uni.createFrom().item(refusal.get().answer())
                                                    : drafts.save(
                                                                    tx,
                                                                    holder.attemptId(),
                                                                    found.get().token(),
                                                                    fields)
                                                            .replaceWith(Answer.Done.nothing());
                                        }));
    }
}
