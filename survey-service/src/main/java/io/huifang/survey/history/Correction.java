package io.huifang.survey.history;

import io.huifang.contract.attempt.Disposition;

import java.time.Instant;

/**
 * A later word on how an attempt ended; the highest revision counts.
 *
 * @param revision 1 for the first one, then 2 …
 * @param previous the disposition until then
 * @param disposition the disposition from then on
 * @param because why, in the supervisor's words; null once the customer is erased. Rests sealed
 * @param correctedBy the supervisor's account name
 * @param correctedAt when, UTC
 */
public record Correction(
        int revision,
        Disposition previous,
        Disposition disposition,
        String because,
        String correctedBy,
        Instant correctedAt) {

    /** Without what people said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "Correction[" + revision + ", " + disposition + "]";
    }
}
