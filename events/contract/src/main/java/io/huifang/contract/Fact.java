package io.huifang.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened, told under its own id, which stays the same however often it is told.
 * Its CloudEvents attributes follow from it.
 */
public interface Fact {
    /**
     * The fact's own id; CloudEvents {@code id}. A second record with the same id is the same fact.
     */
    UUID eventId();

    /** When it happened, UTC; CloudEvents {@code time}. */
    Instant occurredAt();

    /**
     * The customer it is about, opaque; CloudEvents {@code subject} and the record's key. In
     * analytics facts the customer's pseudonym.
     */
    String customerId();

    /** CloudEvents {@code type}, such as {@code io.huifang.callback.dispatched.v1}. */
    String type();
}
