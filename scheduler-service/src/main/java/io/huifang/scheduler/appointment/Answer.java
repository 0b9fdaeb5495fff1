package io.huifang.scheduler.appointment;

/** What came of what a customer said. */
public enum Answer {
    KEPT,
    MOVED,
    DECLINED,
    /** The slot is not free, or not any more; nothing changed. */
    NOT_FREE,
    /** There is no such task, or it has ended; nothing changed. */
    GONE
}
