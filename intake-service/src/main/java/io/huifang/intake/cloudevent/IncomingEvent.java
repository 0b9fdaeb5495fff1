package io.huifang.intake.cloudevent;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.wallet.Contact;

/**
 * One event that holds what its type promises.
 *
 * @param attributes for the log
 * @param data for the log: JSON object, UTF-8, without personal data
 * @param contact what the event said of how to reach the customer, phone in E.164; null for nothing
 * @param narrative what it said in a person's own words; null for nothing
 */
public record IncomingEvent(
        CloudEventAttributes attributes, byte[] data, Contact contact, String narrative) {

    /** Whether something of it must go into the vault. */
    public boolean isPersonal() {
        return contact != null || narrative != null;
    }

    /** Names the event only, so that personal data in a log line is impossible. */
    @Override
    public String toString() {
        return "IncomingEvent[source=" + attributes.source() + ", id=" + attributes.id() + "]";
    }
}
