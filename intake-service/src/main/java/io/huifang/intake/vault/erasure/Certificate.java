package io.huifang.intake.vault.erasure;

import java.time.Instant;

/**
 * What was destroyed, when and for whom: proof that names nothing personal.
 *
 * @param customerId whose data it was
 * @param requestId as whoever asked for it named it
 * @param requestedBy {@code sender:<name>} or {@code account:<name>}
 * @param erasedAt when, UTC, by the database's clock
 * @param keys destroyed keys: 1, or 0 when there never was anything personal
 * @param contacts removed contacts, older ones included
 * @param narratives removed narratives
 * @param chainPosition position of the audit's entry about it
 * @param chainHash the audit's hash up to that entry, 64 hexadecimal digits
 */
public record Certificate(
        String customerId,
        String requestId,
        String requestedBy,
        Instant erasedAt,
        int keys,
        int contacts,
        int narratives,
        long chainPosition,
        String chainHash) {}
