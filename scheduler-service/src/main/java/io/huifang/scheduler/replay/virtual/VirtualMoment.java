package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What is worked on at one moment of virtual time, as by one transaction in earnest.
 *
 * @param policy in force then
 * @param customer what is known of him
 * @param tasks his, by id
 * @param ledger what is done to them
 * @param incidents those known then, and what becomes of his part in them
 */
record VirtualMoment(
        Policy policy,
        Customer customer,
        Map<UUID, CallbackTask> tasks,
        TaskLedger ledger,
        IncidentLedger incidents) {
    Instant now() {
        return ledger.now();
    }

    /** The same when something else is known of him. */
    VirtualMoment with(Customer other) {
        return new VirtualMoment(policy, other, tasks, ledger, incidents);
    }
}
