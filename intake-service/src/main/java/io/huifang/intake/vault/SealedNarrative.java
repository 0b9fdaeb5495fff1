package io.huifang.intake.vault;

/**
 * A narrative as the vault stores it.
 *
 * @param source of the event it came with
 * @param eventId of that event
 * @param customerId whom it is about
 * @param ciphertext the narrative, sealed
 */
public record SealedNarrative(
        String source, String eventId, String customerId, byte[] ciphertext) {}
