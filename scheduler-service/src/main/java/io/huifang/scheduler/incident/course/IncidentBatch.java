package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.policy.Policy;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one transaction knows of tasks and their incidents.
 *
 * @param policy the one in force
 * @param customers of the tasks, locked, by the task's id
 * @param tasks as they are under the lock
 * @param ledger what it does to tasks
 * @param incidents what it does to incidents' tasks
 */
record IncidentBatch(
        Policy policy,
        Map<UUID, Customer> customers,
        List<CallbackTask> tasks,
        TaskLedger ledger,
        IncidentLedger incidents) {}
