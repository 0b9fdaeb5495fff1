package io.huifang.contract.analytics;

/** By what way a customer was reached or answered. */
public enum Channel {
    /** A telephone call. */
    CALL,
    /** A link of his own. */
    LINK
}
