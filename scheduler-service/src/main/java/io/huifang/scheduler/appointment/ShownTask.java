package io.huifang.scheduler.appointment;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.Policy;

/**
 * A task as its customer is shown it.
 *
 * @param task with its latest attempt
 * @param customer whose task
 * @param held whether it is part of a trouble whose end it waits for
 */
record ShownTask(CallbackTask task, Customer customer, boolean held) {
    boolean isHis(Policy policy) {
        return Answering.isHis(task, policy);
    }

    boolean isDeclined() {
        return Answering.isDeclined(task);
    }

    /** A time that he chose is kept, whether or not the trouble is over by then. */
    boolean waitsForAnEnd() {
        return held && !task.standing().appointed();
    }
}
