package io.huifang.survey.agent;

/** Whether an agent takes calls. */
public enum WorkState {
    /** He does. */
    READY,
    /** He is away. */
    BREAK,
    /** He still writes down the last one. */
    WRAP_UP
}
