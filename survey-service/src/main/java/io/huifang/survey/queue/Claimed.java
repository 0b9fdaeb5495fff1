package io.huifang.survey.queue;

import io.huifang.survey.attempt.Brief;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt that has just been claimed.
 *
 * @param attemptId the attempt
 * @param token the lease's fencing token
 * @param lane where it was offered
 * @param dueAt when it was due, UTC
 * @param claimedAt start of the lease, UTC
 * @param leaseUntil end of the lease (exclusive), UTC
 * @param callableUntil end of its calling window, UTC
 * @param brief what was dispatched
 */
record Claimed(
        UUID attemptId,
        long token,
        Lane.Key lane,
        Instant dueAt,
        Instant claimedAt,
        Instant leaseUntil,
        Instant callableUntil,
        Brief brief) {}
