package io.huifang.intake.vault;

import io.huifang.contract.wallet.Contact;

import java.time.Instant;

/**
 * The personal data one event carried.
 *
 * @param source CloudEvents source of the event
 * @param eventId CloudEvents id of the event
 * @param customerId whose data it is
 * @param eventTime when the event happened, UTC; of two contacts the later event's is kept
 * @param contact how to reach the customer, phone in E.164; null when the event had none
 * @param narrative words of the customer or of an agent; null when the event had none
 */
public record PersonalDetails(
        String source,
        String eventId,
        String customerId,
        Instant eventTime,
        Contact contact,
        String narrative) {

    /** Names the event only, so that personal data in a log line is impossible. */
    @Override
    public String toString() {
        return "PersonalDetails[source=" + source + ", eventId=" + eventId + "]";
    }
}
