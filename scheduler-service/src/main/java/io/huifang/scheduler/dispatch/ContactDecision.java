package io.huifang.scheduler.dispatch;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.notice.WantedNotice;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whether a due task's customer may be called now. */
public sealed interface ContactDecision
        permits CallNow,
                ContactDecision.Defer,
                ContactDecision.HoldBack,
                ContactDecision.Refuse,
                ContactDecision.Overtaken {
    /** Rule id: the policy in force no longer knows the task's reason. */
    String REASON_DROPPED = "reason.dropped";

    /** What becomes of a task that waits for the hour. */
    String PUT_OFF = "put-off";

    /** What becomes of a task that waits for its customer's budget. */
    String HELD_BACK = "held-back";

    /** Asks the policy in force, whatever was planned when the task was made. */
    static ContactDecision of(
            CallbackTask task,
            Customer customer,
            Policy policy,
            ContactLedger contacts,
            Instant now) {
        return new DueCall(task, customer, policy, contacts, now).decide();
    }

    /**
     * Does what was decided.
     *
     * @param context non-personal facts of the event, for the agent
     */
    void applyTo(
            CallbackTask task,
            Map<String, Object> context,
            TaskLedger ledger,
            ContactLedger contacts);

    /**
     * Not at this hour.
     *
     * @param until when to ask again, UTC
     * @param because which rule does it
     */
    record Defer(Instant until, String because) implements ContactDecision {
        @Override
        public void applyTo(
                CallbackTask task,
                Map<String, Object> context,
                TaskLedger ledger,
                ContactLedger contacts) {
            ledger.dueAgain(task, until, task.standing().skill());
            ledger.note(task, PUT_OFF, because, null);
        }
    }

    /**
     * Not before there is a place in the customer's budget.
     *
     * @param until when to ask again, UTC
     * @param exhausted why there is none
     */
    record HoldBack(Instant until, Exhausted exhausted) implements ContactDecision {
        @Override
        public void applyTo(
                CallbackTask task,
                Map<String, Object> context,
                TaskLedger ledger,
                ContactLedger contacts) {
            ledger.holdBack(task, until, exhausted.rule());
            ledger.noteBudget(task, HELD_BACK, exhausted.rule(), exhausted.contactId());
        }
    }

    /**
     * Not at all: the task ends.
     *
     * @param outcome how
     * @param because the same, for an attempt under way
     * @param rule what forbids it
     */
    record Refuse(Outcome outcome, Because because, String rule) implements ContactDecision {

        @Override
        public void applyTo(
                CallbackTask task,
                Map<String, Object> context,
                TaskLedger ledger,
                ContactLedger contacts) {
            ledger.close(task, outcome, because);
            ledger.note(task, "closed", rule, null);
        }
    }

    /**
     * There was no place in the customer's budget, or no hour, while the matter was fresh: the task
     * ends.
     *
     * @param rule the budget's, or time's
     * @param contactId the contact that uses the place; null when none does
     * @param notice tells the customer; empty for none
     * @param unlessReached whether that is for nobody who was reached about the task
     */
    record Overtaken(
            String rule, UUID contactId, Optional<WantedNotice> notice, boolean unlessReached)
            implements ContactDecision {
        @Override
        public void applyTo(
                CallbackTask task,
                Map<String, Object> context,
                TaskLedger ledger,
                ContactLedger contacts) {
            ledger.close(task, Outcome.EXPIRED, Because.EXPIRED);
            ledger.noteBudget(task, "closed", rule, contactId);
            notice.ifPresent(
                    wanted -> {
                        if (unlessReached) ledger.noticeWishes().insteadOfACall(task, wanted);
                        else ledger.noticeWishes().once(task, wanted);
                    });
        }
    }
}
