package io.huifang.scheduler.callback;

import java.util.UUID;

/**
 * Which case a follow-up belongs to: the task an event opened, and all that follow it up until the
 * matter is solved.
 *
 * @param parentId the task it follows up
 * @param caseId the task the case began with
 * @param caseReason that task's reason
 * @param caseCause that task's cause; empty when it was merged per customer
 * @param number which follow-up of its line it is, from 1
 */
public record Lineage(UUID parentId, UUID caseId, String caseReason, String caseCause, int number) {

    /** That of a follow-up of a task. */
    static Lineage under(Matter parent) {
        Lineage before = parent.lineage();
        return before == null
                ? new Lineage(
                        parent.callbackId(),
                        parent.callbackId(),
                        parent.reason(),
                        parent.cause(),
                        1)
                : new Lineage(
                        parent.callbackId(),
                        before.caseId,
                        before.caseReason,
                        before.caseCause,
                        before.number + 1);
    }
}
