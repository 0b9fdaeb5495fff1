package io.huifang.journeys.balance;

import java.time.Duration;

/**
 * How a balancer asks for readiness.
 *
 * @param period from one question to the next
 * @param failures how many bad answers in a row take a replica out; one good one takes it in
 */
public record Probe(Duration period, int failures) {
    /** What docs/upgrading.md asks of a balancer: it has looked away in less than five seconds. */
    public static final Probe USUAL = new Probe(Duration.ofSeconds(1), 2);
}
