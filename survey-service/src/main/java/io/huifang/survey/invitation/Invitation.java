package io.huifang.survey.invitation;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to answer one questionnaire about one callback.
 *
 * @param attemptId the callback's last attempt
 * @param callbackId the callback
 * @param customerId who is invited
 * @param reason why we called, or wanted to
 * @param questionnaire its id
 * @param version its version
 * @param kind whether he answers under his name
 * @param endsAt exclusive, UTC
 */
public record Invitation(
        UUID attemptId,
        UUID callbackId,
        String customerId,
        String reason,
        String questionnaire,
        int version,
        Kind kind,
        Instant endsAt) {

    /** How answers are kept. */
    public enum Kind {
        /** With the customer. */
        NAMED,
        /** Without anything that leads to him. */
        ANONYMOUS
    }
}
