package io.huifang.survey.insight.fact;

import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.PromiseFact.State;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.PromiseSettled;
import io.huifang.survey.sealing.Pseudonyms;

import java.time.Instant;
import java.util.UUID;

/** Facts that follow from one word of the scheduler's or an agent's alone. */
final class DecisionFacts {
    private final Erasures erasures;
    private final Pseudonyms pseudonyms;

    DecisionFacts(Erasures erasures, Pseudonyms pseudonyms) {
        this.erasures = erasures;
        this.pseudonyms = pseudonyms;
    }

    DecisionFact decided(DecisionMade made) {
        return new DecisionFact(
                DecisionIds.of(pseudonyms, made),
                made.occurredAt(),
                erasures.pseudonym(made.customerId(), made.occurredAt()),
                made.eventType(),
                made.decision(),
                made.reason(),
                made.rule(),
                made.policyVersion(),
                made.callbackId(),
                made.eventTime(),
                made.cause(),
                made.merchantCategory(),
                made.region(),
                made.language(),
                made.currency(),
                made.holdOut(),
                isExplained(made),
                made.incidentId());
    }

    PromiseFact promised(AttemptConcluded concluded) {
        return promise(
                concluded.occurredAt(),
                concluded.customerId(),
                concluded.attemptId(),
                concluded.callbackId(),
                new Term(concluded.occurredAt(), concluded.promise().dueAt()),
                State.MADE,
                null);
    }

    PromiseFact settled(PromiseSettled settled) {
        return promise(
                settled.occurredAt(),
                settled.customerId(),
                settled.attemptId(),
                settled.callbackId(),
                new Term(settled.madeAt(), settled.promisedFor()),
                settled.kept() ? State.KEPT : State.BROKEN,
                settled.settledAt());
    }

    private record Term(Instant madeAt, Instant promisedFor) {}

    private PromiseFact promise(
            Instant at,
            String customerId,
            UUID promiseId,
            UUID callbackId,
            Term term,
            State state,
            Instant settledAt) {
        return new PromiseFact(
                pseudonyms.factId(PromiseFact.TYPE, promiseId.toString(), state.name()),
                at,
                // that of its call, and so of its task
                erasures.pseudonym(customerId, term.madeAt()),
                promiseId,
                callbackId,
                switch (state) {
                    case MADE -> 0;
                    case BROKEN -> 1;
                    case KEPT -> 2;
                },
                term.madeAt(),
                term.promisedFor(),
                state,
                settledAt);
    }

    private static boolean isExplained(DecisionMade made) {
        return !made.rule().isBlank()
                && made.explanation() != null
                && !made.explanation().isBlank();
    }
}
