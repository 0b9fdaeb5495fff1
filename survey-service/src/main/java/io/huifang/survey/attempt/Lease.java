package io.huifang.survey.attempt;

import java.time.Instant;

/**
 * A live lease after a write.
 *
 * @param until its end (exclusive), UTC
 * @param withdrawn the scheduler took the attempt back after the number was shown
 */
public record Lease(Instant until, boolean withdrawn) {}
