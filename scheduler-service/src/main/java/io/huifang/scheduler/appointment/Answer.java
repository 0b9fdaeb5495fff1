package io.huifang.scheduler.appointment;

/** What came of what a customer said. */
public enum Answer {
    KEPT,
    MOVED,
    DECLINED,
    /** The slot is not free, or the call not planned for then, or not any more; nothing changed. */
    NOT_FREE,
    /** There is no such task, it has ended, or he has no say in it; nothing changed. */
    GONE
}
