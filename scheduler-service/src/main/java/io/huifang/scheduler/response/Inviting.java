package io.huifang.scheduler.response;

import io.huifang.contract.survey.SurveyInvited;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.notice.WantedNotice;
import io.huifang.scheduler.policy.Policy;

/**
 * Wishes for the notices that invite to questionnaires. Whether one is sent is asked like of any
 * other notice, and of the customer's own word on surveys besides.
 */
record Inviting(Policy policy, Answered tasks) {

    void invite(SurveyInvited fact) {
        CallbackTask task = tasks.tasks().get(fact.callbackId());
        TaskLedger ledger = tasks.ledger();
        boolean open = fact.endsAt().isAfter(ledger.now());
        // one that a correction has opened again is called about
        if (!open || task.isOpen()) return;
        Customer customer = tasks.customers().get(fact.customerId());
        policy.notices()
                .ofSurvey(task.matter().reason())
                .map(text -> new WantedNotice(text, customer, policy, fact.link()))
                .ifPresent(wanted -> ledger.noticeWishes().ofSurvey(task, wanted, fact.endsAt()));
    }
}
