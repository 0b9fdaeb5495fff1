package io.huifang.scheduler.incident;

import io.huifang.scheduler.policy.IncidentKey;

import java.time.Instant;

/**
 * How many events of one key happened in one minute, as far as one transaction knows.
 *
 * @param minute its first instant, UTC
 * @param events that want a call
 * @param customers those of them that began a callback
 */
record Tally(IncidentKey key, Instant minute, int events, int customers) {
    Tally and(Tally other) {
        return new Tally(key, minute, events + other.events, customers + other.customers);
    }
}
