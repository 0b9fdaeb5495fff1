package io.huifang.scheduler.sla;

/** How a case stands by one of its targets. */
enum SlaState {
    /** There is time. */
    RUNNING,
    /** Most of the time has passed. */
    AT_RISK,
    /** The target was reached in time. */
    MET,
    /** It was not. */
    BREACHED,
    /** The case was given up before, so that nobody was too late. */
    ENDED;

    boolean isFinal() {
        return this == MET || this == BREACHED || this == ENDED;
    }

    boolean isEscalated() {
        return this == AT_RISK || this == BREACHED;
    }
}
