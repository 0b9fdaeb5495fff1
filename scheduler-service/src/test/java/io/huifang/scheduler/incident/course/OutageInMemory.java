package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An incident of the payments' network as one customer lives it, without a database. */
public final class OutageInMemory {
    private final UUID id = UUID.randomUUID();
    private final Policy policy;
    private final Instant began;
    private IncidentLedger incidents;

    public OutageInMemory(Policy policy, Instant began) {
        this.policy = policy;
        this.began = began;
        this.incidents = ledger(null, List.of(), began);
    }

    /** What is known of it. */
    public IncidentLedger incidents() {
        return incidents;
    }

    /** Those of the tasks that were ever part of it. */
    public List<CallbackTask> held(Collection<CallbackTask> tasks) {
        return tasks.stream().filter(task -> incidents.task(task.id()).isPresent()).toList();
    }

    /** Whether nobody may be called about the task yet. */
    public boolean holds(CallbackTask task) {
        boolean open = incidents.incidents().stream().anyMatch(Incident::isOpen);
        return open && incidents.task(task.id()).filter(IncidentTask::isHeld).isPresent();
    }

    /**
     * Ends, and lets the customer's tasks go on.
     *
     * @param held all that were part of it
     * @param recovered those of them that need no call any more
     */
    public void end(
            Customer customer, List<CallbackTask> held, Set<UUID> recovered, TaskLedger ledger) {
        List<IncidentTask> parts =
                held.stream().map(task -> incidents.task(task.id()).orElseThrow()).toList();
        incidents = ledger(new Act(ledger.now(), null, "few"), parts, ledger.now());
        Map<UUID, Customer> customers = new HashMap<>();
        held.forEach(task -> customers.put(task.id(), customer));
        IncidentBatch batch = new IncidentBatch(policy, customers, held, ledger, incidents);
        new Releasing(batch, new ReleasePlan(Map.of()), recovered).release();
    }

    private IncidentLedger ledger(Act end, List<IncidentTask> parts, Instant now) {
        Incident incident =
                new Incident(
                        id,
                        new IncidentKey("payment-outage", List.of("NETWORK")),
                        began,
                        new Act(began, null, "many"),
                        end,
                        parts.size());
        return new IncidentLedger(policy.incidents(), List.of(incident), parts, now);
    }
}
