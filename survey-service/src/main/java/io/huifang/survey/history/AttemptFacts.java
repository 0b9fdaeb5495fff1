package io.huifang.survey.history;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.outbox.Ids;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.sealing.Pseudonyms;

import jakarta.enterprise.context.ApplicationScoped;

/** One flat row for analytics of each word on how an attempt ended: codes and numbers only. */
@ApplicationScoped
public class AttemptFacts {
    private final Pseudonyms pseudonyms;
    private final Ids ids;

    AttemptFacts(Pseudonyms pseudonyms, Ids ids) {
        this.pseudonyms = pseudonyms;
        this.ids = ids;
    }

    /** Of the conclusion as it stands with its latest correction, if it has one. */
    public AttemptFact of(Attempt attempt, Conclusion conclusion) {
        Disposition disposition = conclusion.disposition();
        return new AttemptFact(
                ids.next(),
                conclusion.concludedAt(),
                pseudonyms.of(conclusion.customerId()),
                conclusion.callbackId(),
                conclusion.attemptId(),
                conclusion.number(),
                conclusion.corrections().size(),
                conclusion.reason(),
                attempt.priority(),
                attempt.brief().purpose(),
                disposition,
                disposition.aapor().orElse(null),
                disposition.contacted(),
                disposition.rightParty(),
                conclusion.agent(),
                attempt.brief().eventTime(),
                attempt.dueAt(),
                attempt.offeredAt(),
                conclusion.claimedAt(),
                conclusion.revealedAt(),
                conclusion.ending().rootCause(),
                attempt.brief().policyVersion(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
