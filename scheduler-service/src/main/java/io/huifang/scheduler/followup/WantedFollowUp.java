package io.huifang.scheduler.followup;

import java.time.Instant;
import java.util.UUID;

/**
 * Something an attempt leaves to be followed up besides its own end: a low answer, or a promise
 * that was broken.
 *
 * @param attemptId in which it was said
 * @param callbackId that attempt's task
 * @param rule id of the rule that wants it; one of each attempt
 * @param reason reason of the follow-up
 * @param explanation why, in one sentence of plain English, without personal data
 * @param since when the answer was given or the promise made, UTC
 * @param state how far it is
 * @param because what the follow-up's id follows from: the attempt, or the correction that took an
 *     earlier one back
 * @param followUpId the task that follows; null for none, or none yet
 * @param settledAt when its matter was last settled, declined or given up by a person, UTC; null
 *     for never, or when nobody asked yet
 */
public record WantedFollowUp(
        UUID attemptId,
        UUID callbackId,
        String rule,
        String reason,
        String explanation,
        Instant since,
        State state,
        UUID because,
        UUID followUpId,
        Instant settledAt) {

    /** How far it is. */
    public enum State {
        /** The attempt is not known to have reached the customer. */
        TOLD,
        /** Another call of the case takes it up, or he must not be contacted for now. */
        WAITS,
        /** A call follows, or none is needed. */
        DONE
    }

    /** One that was just told. */
    public static WantedFollowUp told(
            UUID attemptId,
            UUID callbackId,
            String rule,
            String reason,
            String explanation,
            Instant since) {
        return new WantedFollowUp(
                attemptId,
                callbackId,
                rule,
                reason,
                explanation,
                since,
                State.TOLD,
                attemptId,
                null,
                null);
    }

    /** Takes a rest: it is asked about again when the call that takes it up has ended. */
    WantedFollowUp waits() {
        return with(State.WAITS, because, null);
    }

    /**
     * Nothing more is to be done.
     *
     * @param followUpId the task that follows; null for none
     */
    WantedFollowUp done(UUID followUpId) {
        return with(State.DONE, because, followUpId);
    }

    /** It was never said, by a correction: should it be said after all, that is a new one. */
    WantedFollowUp takenBack(UUID correction) {
        return with(State.TOLD, correction, null);
    }

    WantedFollowUp settled(Instant at) {
        return new WantedFollowUp(
                attemptId,
                callbackId,
                rule,
                reason,
                explanation,
                since,
                state,
                because,
                followUpId,
                at);
    }

    private WantedFollowUp with(State next, UUID from, UUID opened) {
        return new WantedFollowUp(
                attemptId,
                callbackId,
                rule,
                reason,
                explanation,
                since,
                next,
                from,
                opened,
                settledAt);
    }

    Wish wish() {
        return new Wish(reason, because, false, rule, explanation);
    }
}
