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
 * @param liftedAt when a correction ended it, UTC; null while it holds
 */
public record Prohibition(
        UUID attemptId, String customerId, Suppression replaced, Instant liftedAt) {

    boolean holds() {
        return liftedAt == null;
    }

    Prohibition lifted(Instant at) {
        return new Prohibition(attemptId, customerId, replaced, at);
    }
}
