package io.huifang.scheduler.appointment;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.policy.Policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/**
 * What a customer is shown about a call, and the times he may choose instead.
 *
 * @param reason why we want to call, as the policy names it
 * @param zone where the customer is, or the first place where he may be
 * @param plannedAt when the call is planned, UTC; null while it is being made, or waits
 * @param chosen whether he has chosen that time himself, or agreed to it
 * @param waits whether it is planned for when a trouble of many customers is over
 * @param free the times that he may choose
 */
public record Offer(
        String reason, ZoneId zone, Instant plannedAt, boolean chosen, boolean waits, Free free)
        implements Shown {
    /**
     * Times to choose.
     *
     * @param slot how long each slot is
     * @param starts when those begin that he may choose, UTC, in order
     */
    public record Free(Duration slot, List<Instant> starts) {}

    /**
     * @param shown open
     * @param full slots in which no place is left, UTC
     */
    static Offer of(ShownTask shown, Policy policy, Instant now, Collection<Instant> full) {
        CallbackTask task = shown.task();
        Standing standing = task.standing();
        boolean waits = shown.waitsForAnEnd();
        boolean coming =
                standing.status() == Standing.Status.WAITING && standing.dueAt().isAfter(now);
        return new Offer(
                task.matter().reason(),
                policy.feasibleTime().zone(shown.customer().callee()),
                coming && !waits ? standing.dueAt() : null,
                standing.appointedAfter(now),
                coming && waits,
                free(shown, policy, now, full));
    }

    private static Free free(
            ShownTask shown, Policy policy, Instant now, Collection<Instant> full) {
        Standing standing = shown.task().standing();
        FreeSlots free =
                FreeSlots.of(
                        policy.appointments(),
                        FreeSlots.Hours.of(shown.task(), shown.customer(), policy),
                        standing.freshUntil(),
                        now,
                        full);
        boolean chosen = standing.appointedAfter(now);
        return new Free(
                free.rules().slot(),
                free.starts().stream()
                        .filter(start -> !chosen || !start.equals(standing.chosen().at()))
                        .toList());
    }
}
