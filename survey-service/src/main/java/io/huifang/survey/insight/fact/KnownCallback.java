package io.huifang.survey.insight.fact;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.CallbackFact.Status;
import io.huifang.contract.callback.Outcome;

import java.time.Instant;
import java.util.UUID;

/**
 * What was heard of one callback task. Its two ends stand on two topics, so that the end may be
 * heard first; then the end is told again, complete, once the beginning is heard.
 *
 * @param callbackId the task
 * @param customerId the pseudonym under which all of the task is told
 * @param reason why we want to call
 * @param opening how it began; null while that is not heard
 * @param end how it ended; null while that is not heard
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KnownCallback(UUID callbackId, String customerId, String reason, Opening opening, End end) {

    /**
     * @param at when, UTC
     * @param eventTime when the harm happened, UTC; null when not told
     * @param dueAt when its first attempt was planned, UTC; null when not told
     * @param targetAt by when the customer must be reached, UTC; null without a target
     * @param region country of the customer's number; null when not known
     * @param language the customer's language; null when not known
     * @param followUpOf the task it follows up; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Opening(
            Instant at,
            Instant eventTime,
            Instant dueAt,
            Instant targetAt,
            String region,
            String language,
            UUID followUpOf) {
        private static final Opening UNHEARD =
                new Opening(null, null, null, null, null, null, null);
    }

    /**
     * @param at when, UTC
     * @param attempts dispatched over its life
     * @param late whether it was told before the opening was heard
     */
    record End(Instant at, Outcome outcome, int attempts, boolean late) {}

    KnownCallback openedWith(Opening heard) {
        return new KnownCallback(callbackId, customerId, reason, heard, end);
    }

    KnownCallback endedWith(End heard) {
        return new KnownCallback(callbackId, customerId, reason, opening, heard);
    }

    /** That it is open. */
    CallbackFact openingFact(UUID eventId) {
        return fact(eventId, opening.at(), Status.OPEN, 0, null);
    }

    /** That it is closed, as complete as it is known. */
    CallbackFact endFact(UUID eventId) {
        return fact(eventId, end.at(), Status.CLOSED, revisionOfEnd(), end);
    }

    /** A second one when the first could not be complete. */
    int revisionOfEnd() {
        return end.late() && opening != null ? 2 : 1;
    }

    private CallbackFact fact(UUID eventId, Instant at, Status status, int revision, End told) {
        Opening known = opening == null ? Opening.UNHEARD : opening;
        return new CallbackFact(
                eventId,
                at,
                customerId,
                callbackId,
                status,
                revision,
                reason,
                known.region(),
                known.language(),
                known.at(),
                known.eventTime(),
                known.targetAt(),
                known.dueAt(),
                told == null ? null : told.at(),
                told == null ? null : told.outcome(),
                told == null ? 0 : told.attempts(),
                known.followUpOf());
    }
}
