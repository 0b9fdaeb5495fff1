package io.huifang.survey.desk;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt in somebody's hand.
 *
 * @param attemptId the attempt
 * @param agent the holder's account name
 * @param reason why the customer is called
 * @param claimedAt start of the lease, UTC
 * @param revealedAt when the number was shown under this lease, UTC; null when it was not
 * @param leaseUntil end of the lease unless the holder asks for more, UTC
 * @param token the lease's
 * @param withdrawn the scheduler took it back during the call
 */
public record HeldCall(
        UUID attemptId,
        String agent,
        String reason,
        Instant claimedAt,
        Instant revealedAt,
        Instant leaseUntil,
        long token,
        boolean withdrawn) {}
