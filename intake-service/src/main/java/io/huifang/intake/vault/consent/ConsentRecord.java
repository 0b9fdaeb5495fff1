package io.huifang.intake.vault.consent;

import java.time.Instant;

/**
 * One consent given or withdrawn.
 *
 * @param customerId whose
 * @param at when it was given or withdrawn, UTC
 * @param source of the event that told it
 * @param eventId of that event
 * @param granted false when it was withdrawn
 * @param purpose what for: SERVICE, SURVEY, MARKETING or RISK
 * @param channel where, in the sender's own word
 * @param evidenceId reference of the evidence in the sender's books
 * @param version of the wording that was agreed to
 */
public record ConsentRecord(
        String customerId,
        Instant at,
        String source,
        String eventId,
        boolean granted,
        String purpose,
        String channel,
        String evidenceId,
        String version) {}
