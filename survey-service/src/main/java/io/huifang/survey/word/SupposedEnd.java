package io.huifang.survey.word;

import io.huifang.contract.attempt.Disposition;

import java.time.Instant;

/**
 * How an attempt is supposed to end.
 *
 * @param disposition how
 * @param appointmentAt the instant the customer would choose, UTC; null for none
 * @param followUp whether a follow-up would be asked for
 */
public record SupposedEnd(Disposition disposition, Instant appointmentAt, boolean followUp) {}
