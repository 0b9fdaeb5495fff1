package io.huifang.scheduler.followup;

import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackOpened;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.news.News;

/** Tells of a task that no decision opened. */
final class FollowUpNews {
    private FollowUpNews() {}

    static void tell(TaskLedger ledger, CallbackTask opened, Wish wish, Customer customer) {
        Matter matter = opened.matter();
        CallbackOpened fact =
                new CallbackOpened(
                        ledger.newId(),
                        ledger.now(),
                        matter.customerId(),
                        opened.id(),
                        matter.reason(),
                        wish.rule(),
                        opened.standing().dueAt(),
                        matter.eventTime(),
                        null, // that of the case is its first call's
                        customer.whereabouts().region(),
                        customer.language().orElse(null),
                        matter.parentId());
        ledger.tell(new News(Topic.CALLBACK_DECISIONS, fact, matter.traceParent()));
    }
}
