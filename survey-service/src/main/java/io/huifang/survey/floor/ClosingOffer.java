package io.huifang.survey.floor;

import io.huifang.survey.attempt.QueueName;

import java.time.Instant;
import java.util.UUID;

/**
 * An offer that will be lost soon.
 *
 * @param attemptId the attempt
 * @param queue where it is offered
 * @param dueAt UTC
 * @param callableUntil when it is lost, UTC
 */
record ClosingOffer(UUID attemptId, QueueName queue, Instant dueAt, Instant callableUntil) {}
