package io.huifang.survey.foresight;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.word.SupposedEnd;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.Optional;

/**
 * A conclusion as it is meant so far.
 *
 * @param disposition how the attempt would end
 * @param appointmentAt the instant the customer chose; with APPOINTMENT_MADE and only then
 * @param followUp whether a follow-up task would be asked for; false when absent
 */
@Schema(requiredProperties = "disposition")
record PreviewRequest(Disposition disposition, Instant appointmentAt, Boolean followUp) {
    /**
     * @throws io.huifang.survey.exchange.RefusedRequest when the body cannot be read as one
     */
    static SupposedEnd read(byte[] bytes) {
        RequestBody body = RequestBody.of(bytes);
        Optional<Disposition> disposition = body.oneOf("disposition", Disposition.class);
        if (disposition.isEmpty()) {
            body.missing("disposition");
        }
        SupposedEnd end =
                new SupposedEnd(
                        disposition.orElse(null),
                        body.moment("appointmentAt").orElse(null),
                        body.flag("followUp").orElse(false));
        body.finish();
        return end;
    }
}
