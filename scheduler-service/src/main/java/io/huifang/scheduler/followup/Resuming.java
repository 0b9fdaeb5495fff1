package io.huifang.scheduler.followup;

import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.ChosenTime;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Approach;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.slot.Appointment.By;

import java.util.Optional;

/**
 * Opens tasks that go on in the place of others, which should not have ended.
 *
 * @param planning opens what follows
 */
public record Resuming(Policy policy, TaskLedger ledger, FollowUpPlanning planning) {

    /**
     * What stands in the way of a task that goes on with this one; empty for nothing. A do-not-
     * contact entry does not: it ends that task, which goes on when the entry is lifted.
     */
    public Optional<String> mayResume(CallbackTask ended, Customer customer) {
        if (customer.erased()) return Optional.of(Approach.ERASED);
        return policy.reason(ended.matter().reason()).isEmpty()
                ? Optional.of(FollowUpPlanning.REASON_DROPPED)
                : Optional.empty();
    }

    /** A task that goes on with what one that ended was about; empty when another one does. */
    public Optional<CallbackTask> resume(
            CallbackTask ended, Customer customer, Reason reason, Wish wish) {
        Matter before = ended.matter();
        if (planning.openTask(before.customerId(), reason.name(), before.causeUnder(reason))
                .isPresent()) {
            return planning.none(ended, FollowUpPlanning.CAUSE_OPEN);
        }
        Standing standing = ended.standing();
        CallbackTask again =
                planning.opened(
                        CallbackTask.of(
                                before.resumed(
                                        wish.idUnder(ended),
                                        reason,
                                        ledger.now(),
                                        policy.version()),
                                Standing.waiting(
                                        ledger.now(), standing.events(), standing.priority())),
                        wish,
                        customer);
        if (standing.appointed()) keepChosen(again, standing, customer);
        return Optional.of(again);
    }

    /** A time that the customer chose, and that is still to come, is chosen for what goes on. */
    private void keepChosen(CallbackTask again, Standing ended, Customer customer) {
        ChosenTime chosen = ended.chosen();
        if (!chosen.at().isAfter(ledger.now())) return;
        ledger.dueAgain(again, chosen.at(), ended.skill());
        ledger.appointed(again, Agreed.of(customer, policy, By.AGENT, chosen.saidAt()));
    }
}
