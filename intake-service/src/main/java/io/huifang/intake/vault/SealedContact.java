package io.huifang.intake.vault;

import java.time.Instant;
import java.util.Comparator;

/**
 * A contact as the vault stores it.
 *
 * @param customerId whose it is
 * @param ciphertext the contact, sealed
 * @param eventTime time of the event it came with, UTC
 * @param source of that event
 * @param eventId of that event
 */
record SealedContact(
        String customerId, byte[] ciphertext, Instant eventTime, String source, String eventId) {

    /**
     * Oldest first. Source and id settle ties, so that any order of arrival ends the same; Java's
     * string order equals PostgreSQL's "C" collation for text without surrogate pairs.
     */
    static final Comparator<SealedContact> BY_AGE =
            Comparator.comparing(SealedContact::eventTime)
                    .thenComparing(SealedContact::source)
                    .thenComparing(SealedContact::eventId);
}
