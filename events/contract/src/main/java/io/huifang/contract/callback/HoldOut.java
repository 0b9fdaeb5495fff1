package io.huifang.contract.callback;

/** Whether a customer was left uncalled, so that the effect of such calls can be measured. */
public enum HoldOut {
    /** He could have been, by his reason, and was to be called. */
    CALLED,
    /** He was in the control group. */
    HELD_OUT
}
