package io.huifang.contract.callback;

/** The answer to one event. */
public enum DecisionKind {
    /** A callback task was created. */
    SCHEDULED,
    /** The event joined the open task of the same cause. */
    MERGED,
    /**
     * A call is wanted, but only later than the reason's own wait, because a rule forbids it now.
     */
    DEFERRED,
    /** A call would have been due, but a rule forbids it altogether. */
    SUPPRESSED,
    /** The event settled a matter: open tasks about it were closed. */
    CANCELLED_OTHER,
    /** A fact about the customer was noted; no call follows from it. */
    RECORDED,
    /** The same (source, id) was decided before with other content; the first one stands. */
    CONFLICT,
    /** The event came too late to be of use. */
    EXPIRED,
    /** The policy knows no reason for this type, or the reason does not apply to it. */
    IGNORED,
    /** The customer's data was erased; nothing follows from events about him any more. */
    ERASED
}
