package io.huifang.contract.callback;

/** How a callback task ended. */
public enum Outcome {
    RESOLVED,
    UNRESOLVED,
    UNREACHABLE,
    REFUSED,
    SUPPRESSED,
    EXPIRED,
    CANCELLED,
    ERASED
}
