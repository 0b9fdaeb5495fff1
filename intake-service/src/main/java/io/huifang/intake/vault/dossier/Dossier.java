package io.huifang.intake.vault.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.wallet.Contact;
import io.huifang.intake.vault.audit.StoredLink;
import io.huifang.intake.vault.consent.ConsentRecord;

import java.time.Instant;
import java.util.List;

/**
 * Everything the vault holds of one customer.
 *
 * @param customerId whose
 * @param contacts every contact he ever had, oldest first
 * @param narratives what events said about him
 * @param consents what he agreed to and withdrew, oldest first
 * @param accesses who read or changed any of it, newest first; the latest thousand
 */
record Dossier(
        String customerId,
        List<ContactSince> contacts,
        List<Said> narratives,
        List<ConsentRecord> consents,
        List<Access> accesses) {

    /**
     * A contact and when it came.
     *
     * @param since time of the event it came with, UTC
     * @param source of that event
     * @param eventId of that event
     * @param contact as it was stated
     */
    record ContactSince(Instant since, String source, String eventId, Contact contact) {}

    /**
     * What one event said.
     *
     * @param source of the event
     * @param eventId of the event
     * @param narrative its words
     */
    record Said(String source, String eventId, String narrative) {

        /** Names the event only, so that words in a log line are impossible. */
        @Override
        public String toString() {
            return "Said[source=" + source + ", eventId=" + eventId + "]";
        }
    }

    /**
     * One access.
     *
     * @param at when, UTC
     * @param caller who, by key
     * @param agent on whose behalf; absent when for itself
     * @param action what was done
     * @param purpose what for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Access(Instant at, String caller, String agent, String action, String purpose) {
        static Access of(StoredLink stored) {
            return new Access(
                    stored.link().at(),
                    stored.entry().caller(),
                    stored.entry().agent(),
                    stored.entry().action(),
                    stored.entry().purpose());
        }
    }

    /** Nothing is held of the customer, and nobody ever asked. */
    boolean isEmpty() {
        return contacts.isEmpty()
                && narratives.isEmpty()
                && consents.isEmpty()
                && accesses.isEmpty();
    }

    /** Tells nothing about the person, so that it does no harm in a log line. */
    @Override
    public String toString() {
        return "Dossier[…]";
    }
}
