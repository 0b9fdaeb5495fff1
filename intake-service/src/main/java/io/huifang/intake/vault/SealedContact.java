package io.huifang.intake.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A contact as the vault stores it.
 *
 * @param customerId whose it is
 * @param fingerprint equal for the same contact of the same customer
 * @param ciphertext the contact, sealed
 * @param eventTime time of the event it came with, UTC
 * @param source of that event
 * @param eventId of that event
 */
record SealedContact(
        String customerId,
        byte[] fingerprint,
        byte[] ciphertext,
        Instant eventTime,
        String source,
        String eventId) {

    /**
     * By customer, then oldest first. Source and id settle ties, so that any order of arrival ends
     * the same; Java's string order equals PostgreSQL's "C" collation for text without surrogate
     * pairs.
     */
    static final Comparator<SealedContact> BY_CUSTOMER_AND_AGE =
            Comparator.comparing(SealedContact::customerId)
                    .thenComparing(SealedContact::eventTime)
                    .thenComparing(SealedContact::source)
                    .thenComparing(SealedContact::eventId);

    /**
     * In order, without those that only repeat the one before them and come soon after it.
     *
     * @param soon within it a repetition tells nothing
     */
    static List<SealedContact> changes(List<SealedContact> contacts, Duration soon) {
        List<SealedContact> changes = new ArrayList<>(contacts.size());
        contacts.stream()
                .sorted(BY_CUSTOMER_AND_AGE)
                .forEach(
                        contact -> {
                            SealedContact last =
                                    changes.isEmpty() ? null : changes.get(changes.size() - 1);
                            if (last == null || !contact.repeats(last, soon)) {
                                changes.add(contact);
                            }
                        });
        return changes;
    }

    private boolean repeats(SealedContact last, Duration soon) {
        return customerId.equals(last.customerId)
                && Arrays.equals(fingerprint, last.fingerprint)
                && !eventTime.isAfter(last.eventTime.plus(soon));
    }
}
