package io.huifang.survey.reveal;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.audit.Audit;
import io.huifang.survey.audit.AuditAct;
import io.huifang.survey.audit.AuditEntry;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.idempotency.IdempotentAnswers;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is written down of a reveal: that its request was answered, and who saw whose number. */
@ApplicationScoped
class RevealBooks {
    private final IdempotentAnswers answers;
    private final OfferWords offers;
    private final Audit audit;

    RevealBooks(IdempotentAnswers answers, OfferWords offers, Audit audit) {
        this.answers = answers;
        this.offers = offers;
        this.audit = audit;
    }

    /** What the request was answered before; empty when it was not, or has no key. */
    Uni<Optional<Answer>> before(SqlConnection tx, Optional<RequestKey> key) {
        return answers.find(tx, key.map(Set::of).orElse(Set.of()))
                .map(known -> known.values().stream().findFirst());
    }

    /**
     * @param keep the request to be remembered, without the number
     * @param mayOffer whether the customer agrees to hear of offers, by the word just said
     */
    Uni<Void> note(
            SqlConnection tx,
            Optional<RequestKey> keep,
            Holder holder,
            Attempt attempt,
            boolean mayOffer) {
        return remember(tx, keep, holder)
                .chain(() -> offers.note(tx, attempt.id(), mayOffer))
                .chain(
                        () ->
                                audit.append(
                                        tx,
                                        new AuditEntry(
                                                AuditAct.REVEAL,
                                                holder.agent(),
                                                AuditEntry.attempt(attempt.id()),
                                                attempt.brief().customerId(),
                                                null)));
    }

    private Uni<Void> remember(SqlConnection tx, Optional<RequestKey> keep, Holder holder) {
        Answer.Done withoutNumber = new Answer.Done(200, holder.token().orElseThrow(), null);
        return keep.isEmpty()
                ? Uni.createFrom().voidItem()
                : answers.store(tx, Map.of(keep.get(), withoutNumber));
    }
}
