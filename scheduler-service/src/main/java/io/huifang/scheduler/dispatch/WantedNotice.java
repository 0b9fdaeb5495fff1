package io.huifang.scheduler.dispatch;

import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.ContactKind;

/**
 * A written notice that a task wants its customer to get. It is a contact like others: beyond the
 * budget it is withheld, and the task's history says why.
 *
 * @param template id of the text
 * @param customer who is to get it
 * @param protects whether it is about his own protection
 */
public record WantedNotice(String template, Customer customer, boolean protects) {

    /** Asks for it as far as the budget allows. */
    public void request(CallbackTask task, TaskLedger ledger, ContactLedger contacts) {
        if (contacts.ask(customer, ContactKind.NOTICE, protects) instanceof Exhausted exhausted) {
            ledger.noteBudget(task, "notice-withheld", exhausted.rule(), exhausted.contactId());
            return;
        }
        contacts.spend(
                customer.customerId(), ledger.notice(task, template, null), task.id(), protects);
    }
}
