package io.huifang.scheduler.promise;

import java.time.Instant;
import java.util.UUID;

/**
 * A wallet event, as far as a promise asks.
 *
 * @param eventKey key of the decision about it
 * @param customerId whom it is about
 * @param type CloudEvents type
 * @param subjectRef what it is about; null when there is none
 * @param time when it happened, UTC
 */
public record Occurrence(
        UUID eventKey, String customerId, String type, String subjectRef, Instant time) {}
