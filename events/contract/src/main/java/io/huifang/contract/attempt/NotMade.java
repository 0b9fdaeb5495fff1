package io.huifang.contract.attempt;

/** Why an attempt ended without a dial. */
public enum NotMade {
    QUIET,
    BUDGET,
    CONSENT,
    SUPPRESSED,
    STALE,
    CAPACITY,
    SILENT
}
