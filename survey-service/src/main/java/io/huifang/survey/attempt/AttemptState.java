package io.huifang.survey.attempt;

/** Where an attempt stands. The table's trigger knows the legal moves. */
public enum AttemptState {
    /** Dispatched, but its calling window has not begun. */
    UPCOMING,
    /** Claimable. */
    OFFERED,
    /** An agent holds a lease on it. */
    CLAIMED,
    /** Ended with a disposition. */
    CONCLUDED,
    /** Ended without one: withdrawn, or its window is over. */
    RETURNED
}
