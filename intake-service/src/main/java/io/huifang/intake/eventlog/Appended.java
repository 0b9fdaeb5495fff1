package io.huifang.intake.eventlog;

/** How an attempt to append ended. */
public enum Appended {
    /** Every record is on every in-sync replica. */
    ACKNOWLEDGED,
    /** The broker did not acknowledge in time: some records may be on the log, some not. */
    NOT_ACKNOWLEDGED
}
