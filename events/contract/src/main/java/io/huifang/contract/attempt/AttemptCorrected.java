package io.huifang.contract.attempt;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.UUID;

/**
 * A supervisor corrected a concluded attempt. The earlier fact stays; what followed from it is
 * derived anew.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was corrected, UTC
 * @param customerId the customer of the task
 * @param callbackId the callback task
 * @param attemptId the attempt
 * @param revision 1 for the first correction, then 2 …
 * @param previous the disposition so far
 * @param disposition the disposition from now on
 * @param correctedBy the supervisor's account name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptCorrected(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        @Range(min = 1) int revision,
        Disposition previous,
        Disposition disposition,
        String correctedBy)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.attempt.corrected.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public AttemptCorrected {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(previous, "previous");
        requireNonNull(disposition, "disposition");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
