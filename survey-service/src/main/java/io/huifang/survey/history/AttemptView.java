package io.huifang.survey.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.AttemptState;
import io.huifang.survey.attempt.Brief;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/**
 * One attempt as it stands.
 *
 * @param attemptId the attempt
 * @param callbackId the callback task
 * @param number the attempt's number within the task, from 1
 * @param customerId whom to call
 * @param reason why we call
 * @param subjectRef what it is about; absent when the reason has no subject
 * @param priority 0–100, higher first
 * @param purpose what the contact is for
 * @param state where it stands
 * @param withdrawn true when the scheduler took it back
 * @param agent account name of the holder or of who concluded it; absent otherwise
 * @param dueAt when it was due, UTC
 * @param callableUntil end of its calling window, UTC
 * @param offeredAt when it became claimable, UTC; absent before
 * @param claimedAt start of the last lease, UTC; absent before the first
 * @param leaseUntil end of the current lease, UTC; absent without one
 * @param revealedAt when the number was first shown, UTC; absent when it never was
 * @param context non-personal facts of the event
 * @param conclusion how it ended; absent before, and for those who may not read it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptView(
        UUID attemptId,
        UUID callbackId,
        int number,
        String customerId,
        String reason,
        String subjectRef,
        int priority,
        String purpose,
        AttemptState state,
        boolean withdrawn,
        String agent,
        Instant dueAt,
        Instant callableUntil,
        Instant offeredAt,
        Instant claimedAt,
        Instant leaseUntil,
        Instant revealedAt,
        @JsonRawValue @Schema(implementation = Object.class) String context,
        ConclusionView conclusion) {

    /**
     * @param conclusion null when there is none, or none to be shown
     */
    public static AttemptView of(Attempt attempt, Conclusion conclusion) {
        Brief brief = attempt.brief();
        return new AttemptView(
                attempt.id(),
                brief.callbackId(),
                brief.number(),
                brief.customerId(),
                brief.reason(),
                brief.subjectRef(),
                attempt.priority(),
                brief.purpose(),
                conclusion == null ? attempt.state() : AttemptState.CONCLUDED,
                attempt.withdrawn(),
                attempt.agent(),
                attempt.dueAt(),
                attempt.callableUntil(),
                attempt.offeredAt(),
                attempt.claimedAt(),
                conclusion == null ? attempt.leaseUntil() : null,
                attempt.firstRevealedAt(),
                brief.context(),
                conclusion == null ? null : ConclusionView.of(conclusion));
    }
}
