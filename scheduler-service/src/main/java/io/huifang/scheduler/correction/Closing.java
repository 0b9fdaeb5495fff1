package io.huifang.scheduler.correction;

import java.time.Instant;
import java.util.UUID;

/**
 * A task that an attempt's end closed: its own, or another one of a customer nobody may call any
 * more.
 *
 * @param callbackId the task
 * @param attemptId the attempt
 * @param dueAt when it was due, UTC; null when it did not wait
 * @param resumed whether another task goes on in its place, because the end was corrected
 */
record Closing(UUID callbackId, UUID attemptId, Instant dueAt, boolean resumed) {
    Closing andResumed() {
        return new Closing(callbackId, attemptId, dueAt, true);
    }
}
