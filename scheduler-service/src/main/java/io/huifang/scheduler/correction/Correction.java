package io.huifang.scheduler.correction;

import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.Disposition;

import java.time.Instant;
import java.util.UUID;

/**
 * A supervisor's correction of how an attempt ended.
 *
 * @param attemptId the attempt
 * @param revision 1 for its first correction, then 2 …
 * @param factId id of the fact that told it
 * @param previous the disposition before
 * @param disposition the disposition from then on
 * @param correctedBy the supervisor's account; null when not told
 * @param correctedAt when, UTC
 */
public record Correction(
        UUID attemptId,
        int revision,
        UUID factId,
        Disposition previous,
        Disposition disposition,
        String correctedBy,
        Instant correctedAt) {

    public static Correction of(AttemptCorrected fact) {
        return new Correction(
                fact.attemptId(),
                fact.revision(),
                fact.eventId(),
                fact.previous(),
                fact.disposition(),
                fact.correctedBy(),
                fact.occurredAt());
    }
}
