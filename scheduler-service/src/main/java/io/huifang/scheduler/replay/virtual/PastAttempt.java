package io.huifang.scheduler.replay.virtual;

import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.followup.LowAnswer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An attempt as it was made. The same attempt, by its id, is taken to end in the same way in
 * another course of things.
 *
 * @param attemptId follows from its task and number
 * @param callbackId its task
 * @param number within the task, from 1
 * @param dueAt when it was due, UTC
 * @param dispatchedAt when it was dispatched, UTC
 * @param end how it ended; null when nobody told
 * @param corrections of that end, the first one first
 * @param lowAnswer the answer after which the policy called again; null for none
 */
public record PastAttempt(
        UUID attemptId,
        UUID callbackId,
        int number,
        Instant dueAt,
        Instant dispatchedAt,
        End end,
        List<AttemptCorrected> corrections,
        LowAnswer lowAnswer) {
    /**
     * How an attempt ended.
     *
     * @param disposition as the agent told it first; null for one that came back unworked
     * @param at when, UTC
     * @param appointmentAt the instant the customer chose, UTC; null for none
     * @param followUp whether the agent asked for a follow-up
     * @param withdrawn whether it came back because we had taken it back
     * @param revealed whether a contact was counted for it: the number had been shown
     */
    public record End(
            Disposition disposition,
            Instant at,
            Instant appointmentAt,
            boolean followUp,
            boolean withdrawn,
            boolean revealed) {}
}
