package io.huifang.scheduler.decision;

import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.statement.Statement;

import java.time.Instant;

/**
 * An event as the rules see it.
 *
 * @param type CloudEvents type
 * @param customerId whom it is about, opaque
 * @param time when it happened, UTC
 * @param expiryTime after it the event is of no use, UTC; null for never
 * @param subjectRef what it is about, such as a refund's id; null when the type has no such thing
 * @param whereabouts where the customer may be, as far as the event tells
 * @param facts its data
 * @param statement what the customer says of himself by it; null for nothing
 */
record WalletEvent(
        String type,
        String customerId,
        Instant time,
        Instant expiryTime,
        String subjectRef,
        Whereabouts whereabouts,
        EventFacts facts,
        Statement statement) {

    /** One by which the customer says nothing of himself. */
    WalletEvent(
            String type,
            String customerId,
            Instant time,
            Instant expiryTime,
            String subjectRef,
            Whereabouts whereabouts,
            EventFacts facts) {
        this(type, customerId, time, expiryTime, subjectRef, whereabouts, facts, null);
    }
}
