package io.huifang.scheduler.promise;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.callback.PromiseSettled;

import java.time.Instant;
import java.util.UUID;

/**
 * Something an agent promised, with a date and the wallet event that would keep it. Events decide,
 * by their own time: the order in which they arrive does not matter.
 *
 * @param attemptId in whose conclusion it was made
 * @param callbackId that attempt's task
 * @param customerId to whom
 * @param keptBy type of the wallet event that keeps it
 * @param subjectRef what that event must be about; null for anything of the customer
 * @param madeAt when, UTC
 * @param dueAt until when, inclusive, UTC
 * @param state what became of it
 * @param keptWith key of the decision about the event that kept it; null while it is not kept
 */
record Promise(
        UUID attemptId,
        UUID callbackId,
        String customerId,
        String keptBy,
        String subjectRef,
        Instant madeAt,
        Instant dueAt,
        State state,
        UUID keptWith) {

    /** Rule id: a broken promise is followed up. */
    static final String BROKEN_RULE = "promise.broken";

    /** What became of a promise. */
    enum State {
        OPEN,
        KEPT,
        /** Its date passed; still kept when an event from before that date arrives late. */
        BROKEN
    }

    /** What a conclusion promises. */
    static Promise of(AttemptConcluded fact) {
        AttemptConcluded.Promise promised = fact.promise();
        return new Promise(
                fact.attemptId(),
                fact.callbackId(),
                fact.customerId(),
                promised.keptBy(),
                promised.subjectRef(),
                fact.occurredAt(),
                promised.dueAt(),
                State.OPEN,
                null);
    }

    /**
     * Whether the event keeps it. About a stated subject also one from before the promise does: the
     * agent did not know yet. Without a subject it must be a new one.
     */
    boolean isKeptBy(Occurrence event) {
        if (state == State.KEPT || !event.customerId().equals(customerId)) return false;
        if (!event.type().equals(keptBy) || event.time().isAfter(dueAt)) return false;
        return subjectRef == null
                ? !event.time().isBefore(madeAt)
                : subjectRef.equals(event.subjectRef());
    }

    Promise kept(Occurrence event) {
        return with(State.KEPT, event.eventKey());
    }

    Promise broken() {
        return with(State.BROKEN, null);
    }

    private Promise with(State state, UUID keptWith) {
        return new Promise(
                attemptId,
                callbackId,
                customerId,
                keptBy,
                subjectRef,
                madeAt,
                dueAt,
                state,
                keptWith);
    }

    /**
     * What is told of it.
     *
     * @param found when it was found kept or broken, UTC
     * @param settledAt when its event happened, or its time was over, UTC
     */
    PromiseSettled settled(UUID eventId, Instant found, Instant settledAt) {
        return new PromiseSettled(
                eventId,
                found,
                customerId,
                callbackId,
                attemptId,
                madeAt,
                dueAt,
                state == State.KEPT,
                settledAt);
    }

    /** What was promised, in plain English and without what it was about. */
    String inWords() {
        return keptBy + " by " + dueAt;
    }
}
