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
 * @param number how many follow-ups led to it; one that goes on in the place of a task has that
 *     task's
 */
public record Lineage(UUID parentId, UUID caseId, String caseReason, String caseCause, int number) {

    /** That of a follow-up of a task. */
    static Lineage under(Matter parent) {
        return under(parent, parent.followUps() + 1);
    }

    /** That of a task that goes on in the place of one that should not have ended. */
    static Lineage inPlaceOf(Matter ended) {
        return under(ended, ended.followUps());
    }

    private static Lineage under(Matter parent, int number) {
        Lineage before = parent.lineage();
        return before == null
                ? new Lineage(
                        parent.callbackId(),
                        parent.callbackId(),
                        parent.reason(),
                        parent.cause(),
                        number)
                : new Lineage(
                        parent.callbackId(),
                        before.caseId,
                        before.caseReason,
                        before.caseCause,
                        number);
    }
}
