package io.huifang.survey.correction;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Correction;
import io.huifang.survey.masking.SensitiveNumbers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.Optional;

/**
 * A supervisor's word on how an attempt ended.
 *
 * @param disposition how it ended
 * @param because how he knows. Card and identity numbers in it are removed before it is kept
 */
@Schema(requiredProperties = {"disposition", "because"})
record CorrectionRequest(Disposition disposition, @Schema(maxLength = LONGEST) String because) {
    static final int LONGEST = 1000;

    /**
     * @throws io.huifang.survey.exchange.RefusedRequest when the body cannot be read as one
     */
    static CorrectionRequest read(byte[] bytes) {
        RequestBody body = RequestBody.of(bytes);
        Optional<Disposition> disposition = body.oneOf("disposition", Disposition.class);
        Optional<String> because = body.text("because", LONGEST);
        if (disposition.isEmpty()) {
            body.missing("disposition");
        }
        if (because.isEmpty()) {
            body.missing("because");
        }
        body.finish();
        return new CorrectionRequest(
                disposition.orElseThrow(), SensitiveNumbers.mask(because.orElseThrow()));
    }

    /** The correction it stands for, after all that were made before. */
    Correction by(String supervisor, Conclusion conclusion, Instant at) {
        return new Correction(
                conclusion.corrections().size() + 1,
                conclusion.disposition(),
                disposition,
                because,
                supervisor,
                at);
    }

    /** Without what the supervisor said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "CorrectionRequest[" + disposition + "]";
    }
}
