package io.huifang.benchmarks.replay;

import java.time.Instant;

/**
 * When the past was.
 *
 * @param from its begin, UTC
 * @param to its end, exclusive, UTC
 */
record Period(Instant from, Instant to) {}
