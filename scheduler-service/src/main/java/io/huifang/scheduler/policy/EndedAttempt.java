package io.huifang.scheduler.policy;

import io.huifang.contract.attempt.Disposition;

import java.time.Instant;

/**
 * What a retry plan must know of an attempt that ended.
 *
 * @param disposition how it ended
 * @param number which attempt of its task it is, from 1, of those that count and this one
 * @param endedAt when it ended, UTC; every next step counts from here
 * @param alikeBefore earlier attempts of the same task with the same disposition, for steps that
 *     may be taken only so often
 * @param otherNumbers numbers of the customer that were not tried yet
 * @param appointmentAt the instant the customer chose, UTC; null for none
 * @param callee the customer, as far as the rules of time know him
 */
public record EndedAttempt(
        Disposition disposition,
        int number,
        Instant endedAt,
        int alikeBefore,
        int otherNumbers,
        Instant appointmentAt,
        Callee callee) {}
