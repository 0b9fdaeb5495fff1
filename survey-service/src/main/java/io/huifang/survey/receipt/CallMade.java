package io.huifang.survey.receipt;

import io.huifang.contract.attempt.Disposition;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A call that reached the customer.
 *
 * @param attemptId the attempt
 * @param agent who called; null for one without a profile
 * @param calledAt when the number was shown, or the attempt was claimed when it never was, UTC
 * @param endedAt when it was concluded, UTC
 * @param reason why
 * @param purpose what the contact was for
 * @param recorded how it ended, as first recorded
 * @param disposition how it ended, by the last word on it
 * @param correctedAt when the last word was said, UTC; null when it is the first
 * @param appointmentAt UTC; null for none
 * @param promiseKeptBy type of the wallet event that keeps the promise; null for none
 * @param promiseDueAt UTC; null for none
 * @param eventSource source of the decided event; null when not said
 * @param eventId id of the decided event; null when not said
 */
record CallMade(
        UUID attemptId,
        AgentName agent,
        Instant calledAt,
        Instant endedAt,
        String reason,
        String purpose,
        Disposition recorded,
        Disposition disposition,
        Instant correctedAt,
        Instant appointmentAt,
        String promiseKeptBy,
        Instant promiseDueAt,
        String eventSource,
        String eventId) {

    /** Whether it reached the customer, by any word on it: what he was given stays with him. */
    boolean hasReceipt() {
        return recorded.rightParty() || disposition.rightParty();
    }

    /**
     * @param company the company's name
     * @param complaints where to complain
     * @param dataUse by language
     */
    Receipt receipt(String company, String complaints, Map<String, String> dataUse) {
        return new Receipt(
                company,
                attemptId.toString(),
                agent == null ? null : agent.value(),
                calledAt.toString(),
                endedAt.toString(),
                reason,
                purpose,
                dataUse,
                outcome(disposition),
                correctedAt == null
                        ? null
                        : new Receipt.Corrected(correctedAt.toString(), outcome(recorded)),
                appointmentAt == null ? null : appointmentAt.toString(),
                promiseKeptBy == null
                        ? null
                        : new Receipt.Promise(promiseKeptBy, promiseDueAt.toString()),
                complaints,
                eventSource == null || eventId == null
                        ? null
                        : new Receipt.Decision(eventSource, eventId));
    }

    private static String outcome(Disposition disposition) {
        return disposition.rightParty() ? disposition.name() : Receipt.NOT_REACHED;
    }
}
