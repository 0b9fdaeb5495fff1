package io.huifang.survey.history;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.attempt.Disposition;

import java.time.Instant;

/**
 * A later word on how an attempt ended.
 *
 * @param revision 1 for the first one, then 2 …
 * @param previous the disposition until then
 * @param disposition the disposition from then on
 * @param because why; absent once the customer is erased
 * @param correctedBy the supervisor's account name
 * @param correctedAt when, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorrectionView(
        int revision,
        Disposition previous,
        Disposition disposition,
        String because,
        String correctedBy,
        Instant correctedAt) {

    static CorrectionView of(Correction correction) {
        return new CorrectionView(
                correction.revision(),
                correction.previous(),
                correction.disposition(),
                correction.because(),
                correction.correctedBy(),
                correction.correctedAt());
    }

    /** Without what people said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "CorrectionView[" + revision + ", " + disposition + "]";
    }
}
