package io.huifang.intake.vault;

import java.time.Instant;

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
        String eventId) {}
