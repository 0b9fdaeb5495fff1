package io.huifang.scheduler.appointment;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.customer.Customer;
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
 * @param plannedAt when the call is planned, UTC; null while it is being made
 * @param chosen whether he has chosen that time himself, or agreed to it
 * @param slot how long each slot is
 * @param slots when those begin that he may choose, UTC, in order
 */
public record Offer(
        String reason,
        ZoneId zone,
        Instant plannedAt,
        boolean chosen,
        Duration slot,
        List<Instant> slots) {

    /**
     * @param task open
     * @param taken when the calls begin that others have agreed on, UTC
     */
    static Offer of(
            CallbackTask task,
            Customer customer,
            Policy policy,
            Instant now,
            Collection<Instant> taken) {
        Standing standing = task.standing();
        boolean planned =
                standing.status() == Standing.Status.WAITING && standing.dueAt().isAfter(now);
        boolean chosen = standing.appointedAfter(now);
        FreeSlots free =
                FreeSlots.of(
                        policy.appointments(),
                        FreeSlots.Hours.of(task, customer, policy),
                        standing.freshUntil(),
                        now,
                        taken);
        return new Offer(
                task.matter().reason(),
                policy.feasibleTime().zone(customer.callee()),
                planned ? standing.dueAt() : null,
                chosen,
                free.rules().slot(),
                free.starts().stream()
                        .filter(start -> !chosen || !start.equals(standing.chosen().at()))
                        .toList());
    }
}
