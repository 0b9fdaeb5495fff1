package io.huifang.scheduler.budget;

import io.huifang.contract.callback.NoticeRequested;
import io.huifang.scheduler.policy.ContactKind;

import java.time.Instant;
import java.util.UUID;

/**
 * One contact of a customer.
 *
 * @param customerId whom, opaque
 * @param entryId what it came from, so that nothing is entered twice: the attempt's id, the
 *     notice's, or one that follows from the idempotency key
 * @param kind through what
 * @param state whether it counts
 * @param protects whether it is for the customer's own protection, and may use what is reserved
 * @param enteredAt when it was entered, UTC
 * @param at the latest instant at which it may have been made, UTC: of a reserved one when silence
 *     is taken for loss, of a call that was concluded the conclusion
 * @param callbackId the task it belongs to; null for none
 * @param enteredBy account of the person who entered it; null for the scheduler itself
 * @param requestHash what that person asked for, so that the same request can be told from another
 *     one under the same key; null for the scheduler itself
 */
public record ContactEntry(
        String customerId,
        UUID entryId,
        ContactKind kind,
        State state,
        boolean protects,
        Instant enteredAt,
        Instant at,
        UUID callbackId,
        String enteredBy,
        UUID requestHash) {

    /** What is known of a contact. */
    public enum State {
        /** It may be made, or is just being made. It counts. */
        RESERVED,
        /** It was made, or nobody can tell. It counts. */
        SPENT,
        /** It was not made. It does not count. */
        RELEASED
    }

    /**
     * A call that may be made.
     *
     * @param until when silence about it is taken for loss, UTC
     */
    static ContactEntry reserved(
            String customerId,
            UUID attemptId,
            UUID callbackId,
            boolean protects,
            Instant now,
            Instant until) {
        return new ContactEntry(
                customerId,
                attemptId,
                ContactKind.CALL,
                State.RESERVED,
                protects,
                now,
                until,
                callbackId,
                null,
                null);
    }

    /** A notice that goes out, at once or when the hours begin in which it may. */
    static ContactEntry spent(
            NoticeRequested notice, ContactKind kind, boolean protects, Instant now) {
        return new ContactEntry(
                notice.customerId(),
                notice.eventId(),
                kind,
                State.SPENT,
                protects,
                now,
                notice.notBefore() == null ? notice.occurredAt() : notice.notBefore(),
                notice.callbackId(),
                null,
                null);
    }

    /** Whether it counts against a limit. */
    public boolean counts() {
        return state != State.RELEASED;
    }

    /** Whether it may still turn out that it was not made: until then its place may be released. */
    boolean mayBeReleasedAfter(Instant now) {
        return state == State.RESERVED && at.isAfter(now);
    }

    /** What it is taken for at that instant: silence is taken for a call. */
    State stateAt(Instant now) {
        return state == State.RESERVED && !at.isAfter(now) ? State.SPENT : state;
    }

    /** The same after it is known what became of it. */
    ContactEntry settled(State state, Instant at) {
        return new ContactEntry(
                customerId,
                entryId,
                kind,
                state,
                protects,
                enteredAt,
                at,
                callbackId,
                enteredBy,
                requestHash);
    }
}
