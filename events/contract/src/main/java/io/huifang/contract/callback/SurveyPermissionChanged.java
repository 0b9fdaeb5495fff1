package io.huifang.contract.callback;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Optional;

import java.time.Instant;
import java.util.UUID;

/**
 * Whether a customer may be asked to answer questionnaires, as far as his own word on surveys and
 * the do-not-contact entries go. Told whenever one of the two changes, each time with all of it.
 *
 * @param eventId id of this fact
 * @param occurredAt when it changed, UTC
 * @param customerId whom it is about
 * @param grantedAt event time of the newest consent to surveys, UTC; null for none
 * @param withdrawnAt event time of its newest withdrawal, UTC; null for none. Of one instant the
 *     withdrawal counts
 * @param suppressed whether an entry says that he must not be contacted
 * @param suppressedUntil exclusive, UTC; null for good, and without an entry
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SurveyPermissionChanged(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        @Optional Instant grantedAt,
        @Optional Instant withdrawnAt,
        boolean suppressed,
        @Optional Instant suppressedUntil)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.survey.permission_changed.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public SurveyPermissionChanged {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
