package io.huifang.scheduler.correction;

import io.huifang.scheduler.customer.Suppression;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt after which the customer must not be contacted.
 *
 * @param attemptId the attempt
 * @param customerId whom it was to reach
 * @param replaced a person's entry that gave way to it; null for none
 * @param liftedAt when a correction ended it, UTC; null for never
 * @param overruledAt when a person set or lifted the customer's entry, who then has the last word,
 *     UTC; null for never
 */
public record Prohibition(
        UUID attemptId,
        String customerId,
        Suppression replaced,
        Instant liftedAt,
        Instant overruledAt) {
    boolean holds() {
        return liftedAt == null && overruledAt == null;
    }

    boolean isLifted() {
        return liftedAt != null;
    }

    Prohibition lifted(Instant at) {
        return new Prohibition(attemptId, customerId, replaced, at, overruledAt);
    }
}
