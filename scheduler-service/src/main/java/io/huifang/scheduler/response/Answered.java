package io.huifang.scheduler.response;

import io.huifang.contract.survey.SurveyInvited;
import io.huifang.contract.survey.SurveyResponded;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.followup.FollowUpPlanning;
import io.huifang.scheduler.followup.FollowingUp;
import io.huifang.scheduler.followup.WantedFollowUp;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The tasks that answers belong to.
 *
 * @param customers by id, locked
 * @param tasks by id: those concerned, with all attempts, and all open ones of the customers
 * @param planning opens what follows
 * @param ledger what this transaction does
 */
record Answered(
        Map<String, Customer> customers,
        Map<UUID, CallbackTask> tasks,
        FollowUpPlanning planning,
        TaskLedger ledger) {

    /** Whether there is such an attempt, and of this customer. */
    boolean knows(SurveyResponded fact) {
        return knows(fact.callbackId(), fact.attemptId(), fact.customerId());
    }

    /** Whether there is such an attempt, and of this customer. */
    boolean knows(SurveyInvited fact) {
        return knows(fact.callbackId(), fact.attemptId(), fact.customerId());
    }

    private boolean knows(UUID callbackId, UUID attemptId, String customerId) {
        CallbackTask task = tasks.get(callbackId);
        return task != null
                && task.matter().customerId().equals(customerId)
                && task.attempt(attemptId).isPresent();
    }

    /** Whether its customer has not been erased. */
    boolean isAboutSomebody(SurveyResponded fact) {
        return !customers.get(fact.customerId()).erased();
    }

    /** Whether it was asked in a follow-up. */
    boolean isFollowUp(SurveyResponded fact) {
        return tasks.get(fact.callbackId()).matter().followUps() > 0;
    }

    /**
     * Does what follows.
     *
     * @return what is at another point now
     */
    List<WantedFollowUp> follow(List<WantedFollowUp> wanted) {
        return new FollowingUp(planning, tasks, ledger, attempt -> null).all(wanted, customers);
    }
}
