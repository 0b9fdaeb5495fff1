package io.huifang.journeys.rollout;

import io.huifang.local.stack.Service;

import java.time.Duration;
import java.time.Instant;

/**
 * How one replica went and came back.
 *
 * @param from SIGTERM
 * @param drained from SIGTERM to the end of the process
 * @param ready from the start of the next one until it was ready
 * @param until it got connections again
 */
public record Restarted(
        Service service,
        String replica,
        Instant from,
        Duration drained,
        Duration ready,
        Instant until) {}
