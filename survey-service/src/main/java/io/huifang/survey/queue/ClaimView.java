package io.huifang.survey.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;

import io.huifang.survey.attempt.Brief;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.ConclusionView;
import io.huifang.survey.questionnaire.PublishedDocuments;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All an agent needs for the call but the number.
 *
 * @param attemptId the attempt
 * @param callbackId the callback task
 * @param number the attempt's number within the task, from 1
 * @param customerId whom to call
 * @param reason why we call
 * @param subjectRef what it is about; absent when the reason has no subject
 * @param priority 0–100, higher first
 * @param purpose what the contact is for
 * @param dueAt when it was due, UTC
 * @param numberAsOf the number will be the one that held at that instant, UTC, because it was
 *     changed since and may not be the customer's own; absent otherwise
 * @param leaseUntil end of the lease (exclusive), UTC; a heartbeat moves it
 * @param callableUntil end of the calling window (exclusive), UTC
 * @param context non-personal facts of the event
 * @param script what to say, in Chinese and English; {@code {agent}} stands for the name in the
 *     agent's profile, or where there is none for whatever customers may be told instead. Never for
 *     the account
 * @param questionnaire what to ask; null when nothing is asked
 * @param history the latest contacts with this customer, newest first
 */
record ClaimView(
        UUID attemptId,
        UUID callbackId,
        int number,
        String customerId,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) String subjectRef,
        int priority,
        String purpose,
        Instant dueAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant numberAsOf,
        Instant leaseUntil,
        Instant callableUntil,
        @Schema(implementation = Object.class) RawValue context,
        @Schema(implementation = Object.class) RawValue script,
        @Schema(implementation = Object.class) RawValue questionnaire,
        List<ConclusionView> history) {

    static ClaimView of(Claimed claimed, PublishedDocuments documents, List<Conclusion> history) {
        Brief brief = claimed.brief();
        return new ClaimView(
                claimed.attemptId(),
                brief.callbackId(),
                brief.number(),
                brief.customerId(),
                brief.reason(),
                brief.subjectRef(),
                claimed.lane().priority(),
                brief.purpose(),
                claimed.dueAt(),
                brief.numberAsOf(),
                claimed.leaseUntil(),
                claimed.callableUntil(),
                new RawValue(brief.context()),
                new RawValue(documents.script(brief.script(), claimed.claimedAt()).json()),
                documents
                        .questionnaire(brief.questionnaire(), claimed.claimedAt())
                        .map(questionnaire -> new RawValue(questionnaire.json()))
                        .orElse(null),
                history.stream().map(ConclusionView::of).toList());
    }
}
